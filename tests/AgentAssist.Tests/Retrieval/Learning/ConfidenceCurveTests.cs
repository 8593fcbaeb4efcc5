using AgentAssist.Retrieval.Learning;

namespace AgentAssist.Tests.Retrieval.Learning;

public class ConfidenceCurveTests
{
    [Fact]
    public void More_evidence_never_gives_less_confidence()
    {
        foreach (var curve in new[] { ConfidenceCurve.Default, ConfidenceCurve.Fit(Noisy(600)) })
        {
            var last = 0.0;
            for (var evidence = -0.5f; evidence < 2; evidence += 0.01f)
            {
                var confidence = curve.At(evidence);
                Assert.InRange(confidence, last, 1);
                last = confidence;
            }
        }
    }

    [Fact]
    public void Confidence_is_the_share_that_was_right_at_that_evidence()
    {
        var curve = ConfidenceCurve.Fit([.. Enumerable.Range(0, 1000).SelectMany(i => new[] { Seen(0.2f, i % 5 == 0), Seen(0.8f, i % 10 != 0), Seen(0.2f, false, answerable: false), Seen(0.2f, false, answerable: false) })]);

        // Weighed to three answerable questions of four: at 0.2 stand 0.2 right of 1 with 3/4 x 2 / (2 x 4/4) weight, and the unanswerable ones beside them.
        Assert.Equal(0.9, curve.At(0.8f), 0.02);
        Assert.InRange(curve.At(0.2f), 0.08, 0.16);
    }

    [Fact]
    public void Too_few_observations_leave_the_default() => Assert.Same(ConfidenceCurve.Default, ConfidenceCurve.Fit(Noisy(40)));

    private static List<Observation> Noisy(int count)
    {
        Random random = new(7);
        return [.. Enumerable.Range(0, count).Select(i => (float)i / count).Select(evidence => Seen(evidence, random.NextDouble() < evidence, answerable: random.NextDouble() < 0.7))];
    }

    private static Observation Seen(float evidence, bool right, bool answerable = true) =>
        // What an article speaks of anywhere counts 0.5 / 3.8: so much of it is the evidence wanted.
        new(new(0, 0, 0, 0, 0, 0, 7.6f * evidence, 0), right && answerable, answerable);
}
