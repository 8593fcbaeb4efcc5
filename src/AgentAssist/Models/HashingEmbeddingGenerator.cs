using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using AgentAssist.Retrieval;
using Microsoft.Extensions.AI;

namespace AgentAssist.Models;

/// <summary>The built-in embedder: hashed counts of characters, words and their neighbours. Needs no model, is deterministic, and runs in microseconds.</summary>
/// <remarks>
/// Good for questions and for near-duplicates; it knows no meaning beyond shared characters, so it must not rank long passages alone.
/// A feature's value is idf x (1 + ln tf) x the weight of its channel, added with a sign at two places of the vector; the vector has unit length.
/// </remarks>
internal sealed class HashingEmbeddingGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>The recipe's name: vectors of different names must not be compared.</summary>
    public const string ModelId = "agentassist-hashing-1";

    /// <summary>The vectors' length.</summary>
    public const int Dimensions = 1024;

    private static readonly float[] ChannelWeights = [1f, 0.5f, 0.35f, 1f];

    private readonly Func<TextFeature, float> idf;
    private readonly EmbeddingGeneratorMetadata metadata = new("AgentAssist", null, ModelId, Dimensions);

    /// <summary>Weighs features by general language alone, so that vectors stay comparable while knowledge changes.</summary>
    public HashingEmbeddingGenerator()
        : this(feature => CommonWords.Default.Idf(feature.Hash, 0, 0))
    {
    }

    /// <summary>Weighs features by <paramref name="idf"/>, learned from the texts that will be compared.</summary>
    public HashingEmbeddingGenerator(Func<TextFeature, float> idf) => this.idf = idf;

    /// <inheritdoc/>
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        GeneratedEmbeddings<Embedding<float>> result = [];
        foreach (var text in values)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var vector = new float[Dimensions];
            Embed(text, vector);
            result.Add(new(vector) { ModelId = ModelId });
        }

        return Task.FromResult(result);
    }

    /// <summary>Writes the vector of a text; all zeros where the text holds no word.</summary>
    public void Embed(string text, Span<float> vector) =>
        Embed(TextFeatures.Of(TextNormaliser.Default.Normalise(text), TextFeatures.IsSpelled(text)), vector);

    /// <summary>Writes the vector of a text's features, which are sorted on the way.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Embed(List<TextFeature> features, Span<float> vector)
    {
        vector.Clear();
        features.Sort(static (a, b) => a.Hash.CompareTo(b.Hash));
        for (var i = 0; i < features.Count;)
        {
            var first = i;
            while (i < features.Count && features[i].Hash == features[first].Hash)
                i++;
            var feature = features[first];
            var value = ChannelWeights[(int)feature.Channel] * idf(feature) * (1 + MathF.Log(i - first));
            AddSigned(vector, TextFeatures.Mix(feature.Hash + 1), value);
        }

        var norm = TensorPrimitives.Norm(vector);
        if (norm > 0)
            TensorPrimitives.Divide(vector, norm, vector);
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(EmbeddingGeneratorMetadata) ? metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    /// <summary>Holds nothing that needs releasing.</summary>
    public void Dispose()
    {
    }

    // Two places a feature, each with its own sign: collisions then cancel out on average instead of adding up.
    private static void AddSigned(Span<float> vector, ulong hash, float value)
    {
        vector[(int)(hash % Dimensions)] += (hash & (1UL << 40)) == 0 ? value : -value;
        vector[(int)((hash >> 20) % Dimensions)] += (hash & (1UL << 41)) == 0 ? value : -value;
    }
}
