using AgentAssist.Retrieval;

namespace AgentAssist.Tests.Retrieval;

public class RankFusionTests
{
    [Theory]
    // (0.8 + 0.5 x 0.5) / 1.5 = 0.7
    [InlineData(0.8f, 0.5f, 0.5f, 0.7f)]
    // Weight 0: the keywords alone.
    [InlineData(0.8f, 0.1f, 0f, 0.8f)]
    // Opposite vectors are as good as unrelated ones: (0.6 + 0) / 1.5 = 0.4
    [InlineData(0.6f, -0.9f, 0.5f, 0.4f)]
    public void Fusion_is_the_weighted_mean(float keyword, float cosine, float weight, float fused) =>
        Assert.Equal(fused, RankFusion.Fuse(keyword, cosine, weight), 0.00001f);

    [Fact]
    public void Keywords_outweigh_vectors_that_disagree() =>
        Assert.True(RankFusion.Fuse(1, 0, 0.5f) > RankFusion.Fuse(0, 1, 0.5f));
}
