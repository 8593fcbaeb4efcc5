namespace AgentAssist.Retrieval.Learning;

/// <summary>Learns a linear model that tells one article's questions from the others': logistic regression with a penalty on large weights.</summary>
/// <remarks>
/// Solved one example at a time in the dual (Yu, Huang, Lin: Dual coordinate descent methods for logistic regression, 2011): each example has a
/// weight between 0 and C, and its best value given the others is the root of one increasing function.
/// </remarks>
internal static class LogisticTrainer
{
    private const int Rounds = 6;
    private const double Settled = 0.03;

    /// <summary>Learns.</summary>
    /// <param name="examples">The examples' vectors.</param>
    /// <param name="chosen">Which of them take part.</param>
    /// <param name="positive">Whether an example is one of the article's.</param>
    /// <param name="cost">C: what a wrong example costs against large weights.</param>
    /// <param name="weights">A place for each feature, all zero; filled in.</param>
    /// <returns>What is added to every margin.</returns>
    public static float Train(SparseVector[] examples, int[] chosen, Func<int, bool> positive, double cost, float[] weights)
    {
        var alpha = new double[chosen.Length];
        var bias = 0.0;
        // The order is shuffled the same way each time: equal knowledge gives equal models.
        Random order = new(1);
        for (var i = 0; i < chosen.Length; i++)
        {
            alpha[i] = cost * 1e-4;
            bias += Move(examples[chosen[i]], positive(chosen[i]) ? alpha[i] : -alpha[i], weights);
        }

        var turn = Enumerable.Range(0, chosen.Length).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            order.Shuffle(turn);
            var moved = 0.0;
            foreach (var i in turn)
            {
                var sign = positive(chosen[i]) ? 1 : -1;
                var example = examples[chosen[i]];
                var margin = sign * (bias + Dot(example, weights));
                // Every vector has length 1, and the bias is one more feature that is always 1.
                var next = Root(alpha[i], margin, 2, cost);
                var step = next - alpha[i];
                if (Math.Abs(step) <= 1e-9)
                    continue;
                alpha[i] = next;
                bias += Move(example, sign * step, weights);
                moved = Math.Max(moved, Math.Abs(step));
            }

            if (moved < Settled * cost)
                break;
        }

        return (float)bias;
    }

    /// <summary>The weight at which margin + curvature x (weight - old) + ln(weight / (cost - weight)) is 0.</summary>
    internal static double Root(double old, double margin, double curvature, double cost)
    {
        // Over the log-odds the function is smooth everywhere, and Newton's steps stay inside the bounds by themselves.
        var odds = Math.Log(old / (cost - old));
        for (var i = 0; i < 8; i++)
        {
            var share = 1 / (1 + Math.Exp(-odds));
            var weight = cost * share;
            var value = margin + (curvature * (weight - old)) + odds;
            var slope = (curvature * weight * (1 - share)) + 1;
            var step = Math.Clamp(value / slope, -4, 4);
            odds = Math.Clamp(odds - step, -30, 30);
            if (Math.Abs(step) < 1e-3)
                break;
        }

        return cost / (1 + Math.Exp(-odds));
    }

    private static double Dot(SparseVector vector, float[] weights)
    {
        var sum = 0f;
        for (var i = 0; i < vector.Places.Length; i++)
            sum += weights[vector.Places[i]] * vector.Values[i];
        return sum;
    }

    private static double Move(SparseVector vector, double step, float[] weights)
    {
        var by = (float)step;
        for (var i = 0; i < vector.Places.Length; i++)
            weights[vector.Places[i]] += by * vector.Values[i];
        return step;
    }
}
