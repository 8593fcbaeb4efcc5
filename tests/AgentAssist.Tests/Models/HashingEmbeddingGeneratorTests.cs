using System.Numerics.Tensors;
using AgentAssist.Models;
using Microsoft.Extensions.AI;

namespace AgentAssist.Tests.Models;

public class HashingEmbeddingGeneratorTests
{
    [Fact]
    public async Task Vector_is_deterministic_and_of_unit_length()
    {
        string[] texts = ["光猫亮红灯怎么办", "how do I reset my PIN"];
        using HashingEmbeddingGenerator first = new();
        using HashingEmbeddingGenerator second = new();

        var a = await first.GenerateAsync(texts);
        var b = await second.GenerateAsync(texts);

        Assert.Equal(2, a.Count);
        for (var i = 0; i < a.Count; i++)
        {
            Assert.Equal(HashingEmbeddingGenerator.Dimensions, a[i].Vector.Length);
            Assert.Equal(1, TensorPrimitives.Norm(a[i].Vector.Span), 0.0001);
            Assert.Equal(a[i].Vector.ToArray(), b[i].Vector.ToArray());
        }
    }

    [Fact]
    public void Rewording_is_nearer_than_another_question()
    {
        var asked = Embed("光猫红灯一直闪怎么办");

        Assert.True(TensorPrimitives.Dot(asked, Embed("光猫闪红灯")) > 0.4);
        Assert.True(TensorPrimitives.Dot(asked, Embed("流量还剩多少")) < 0.2);
        Assert.Equal(1, TensorPrimitives.Dot(asked, Embed("光貓紅燈一直閃，咋辦？")), 0.0001);
    }

    [Fact]
    public void Text_without_words_is_all_zeros() => Assert.All(Embed("!?"), value => Assert.Equal(0, value));

    [Fact]
    public void Metadata_names_the_recipe()
    {
        using HashingEmbeddingGenerator generator = new();

        var metadata = generator.GetService<EmbeddingGeneratorMetadata>();

        Assert.Equal(HashingEmbeddingGenerator.ModelId, metadata?.DefaultModelId);
        Assert.Equal(1024, metadata?.DefaultModelDimensions);
    }

    private static float[] Embed(string text)
    {
        using HashingEmbeddingGenerator generator = new();
        var vector = new float[HashingEmbeddingGenerator.Dimensions];
        generator.Embed(text, vector);
        return vector;
    }
}
