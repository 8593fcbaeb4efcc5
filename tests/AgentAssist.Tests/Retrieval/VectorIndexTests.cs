using System.Numerics.Tensors;
using AgentAssist.Retrieval;

namespace AgentAssist.Tests.Retrieval;

public class VectorIndexTests
{
    private const int Dimensions = 96;

    [Fact]
    public void Search_finds_what_comparing_everything_finds()
    {
        var vectors = Vectors(2000);
        var index = Index(vectors);
        foreach (var query in Vectors(20, seed: 7))
        {
            var exact = Enumerable.Range(0, vectors.Length).OrderByDescending(i => TensorPrimitives.Dot(query, vectors[i])).Take(10);

            Assert.Equal(exact, index.Search(query, 10, []).Select(hit => hit.Vector));
        }
    }

    [Fact]
    public void Filter_leaves_the_best_of_those_allowed()
    {
        var vectors = Vectors(500);
        var allowed = new ulong[(500 / 64) + 1];
        foreach (var i in new[] { 3, 64, 77, 499 })
            allowed[i >> 6] |= 1UL << (i & 63);

        var hits = Index(vectors).Search(vectors[77], 10, allowed);

        Assert.Equal([3, 64, 77, 499], hits.Select(hit => hit.Vector).Order());
        Assert.Equal(77, hits[0].Vector);
        Assert.Equal(1, hits[0].Score, 0.00001);
    }

    [Fact]
    public void Query_of_another_model_is_refused() =>
        Assert.Throws<ArgumentException>(() => Index(Vectors(2)).Search(new float[8], 1, []));

    [Fact]
    public void Vector_of_zeros_is_similar_to_nothing()
    {
        var index = Index([new float[Dimensions], Vectors(1)[0]]);

        Assert.Equal(0, index.Similarity(Vectors(1)[0], 0));
        Assert.Equal(1, index.Search(Vectors(1)[0], 1, [])[0].Vector);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(1024)]
    public void Product_of_signed_bytes_is_exact(int length)
    {
        Random random = new(length);
        var a = Enumerable.Range(0, length).Select(_ => (sbyte)random.Next(-127, 128)).ToArray();
        var b = Enumerable.Range(0, length).Select(i => i % 3 == 0 ? sbyte.MaxValue : (sbyte)random.Next(-127, 128)).ToArray();

        Assert.Equal(a.Zip(b, (x, y) => x * y).Sum(), SignedBytes.Dot(a, b));
    }

    [Fact]
    public void Largest_products_do_not_overflow()
    {
        var low = Enumerable.Repeat((sbyte)-127, 256).ToArray();

        Assert.Equal(127 * 127 * 256, SignedBytes.Dot(low, low));
        Assert.Equal(127 * 127 * 256, SignedBytes.Portable(low, low).Total);
    }

    private static VectorIndex Index(float[][] vectors)
    {
        VectorIndex.Builder builder = new(Dimensions, vectors.Length);
        foreach (var vector in vectors)
            builder.Add(vector);
        return builder.Build();
    }

    private static float[][] Vectors(int count, int seed = 1)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var vector = Enumerable.Range(0, Dimensions).Select(_ => (float)(random.NextDouble() - 0.5)).ToArray();
            TensorPrimitives.Divide(vector, TensorPrimitives.Norm(vector), vector);
            return vector;
        })];
    }
}
