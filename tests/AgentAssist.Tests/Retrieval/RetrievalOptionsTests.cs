using AgentAssist.Retrieval;

namespace AgentAssist.Tests.Retrieval;

public class RetrievalOptionsTests
{
    [Fact]
    public void Defaults_are_valid() => Assert.True(new RetrievalOptionsValidator().Validate(null, new()).Succeeded);

    [Fact]
    public void Fault_names_the_value_the_bound_and_the_unit()
    {
        var result = new RetrievalOptionsValidator().Validate(null, new() { DenseWeight = 0.7, PollMilliseconds = 10, NearestFrom = 0.9 });

        Assert.Contains("AgentAssist:Retrieval:DenseWeight is 0.7; it must be between 0 and 0.5 (a share).", result.Failures!);
        Assert.Contains("AgentAssist:Retrieval:PollMilliseconds is 10 ms; it must be between 50 and 60000 ms.", result.Failures!);
        Assert.Contains("AgentAssist:Retrieval:NearestFrom is 0.9; it must not exceed AnsweredFrom (0.43).", result.Failures!);
    }
}
