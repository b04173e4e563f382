namespace HaAnalyzers.Testing;

/// <summary>All members of one name: what they are told to do, and how often they have been called.</summary>
internal sealed class ScriptedMember
{
    private readonly IReadOnlyList<FaultMember> _overloads;
    private readonly TimeProvider _time;
    private Script _script = new(Rule: null);
    private volatile GivenAnswer? _answer;
    private int _calls;

    public ScriptedMember(string owner, IGrouping<string, FaultMember> overloads, TimeProvider time)
    {
        Name = overloads.Key;
        Where = $"{owner}.{Name}";
        _overloads = [.. overloads];
        _time = time;
    }

    public string Name { get; }

    /// <summary>The double and the member, as messages call them.</summary>
    public string Where { get; }

    public int Calls => Volatile.Read(ref _calls);

    /// <summary>What the member returns, as messages call it.</summary>
    public string Results => string.Join(" or ", _overloads.Select(overload => overload.Result).Distinct());

    public bool CanAnswer(GivenAnswer answer) => _overloads.Any(overload => overload.CanAnswer(answer.Value));

    /// <summary>Calls that hang are cut off: they waited for the script before.</summary>
    /// <param name="rule"><see langword="null"/> to answer as it should.</param>
    public void Follow(FaultRule? rule) => Interlocked.Exchange(ref _script, new Script(rule)).Replaced.TrySetResult();

    /// <summary>The answer of the member from now on, while it is healthy.</summary>
    public void AnswerWith(GivenAnswer answer) => _answer = answer;

    public FaultedCall Begin()
    {
        Interlocked.Increment(ref _calls);
        Script script = Volatile.Read(ref _script);
        Fault? fault = script.Rule?.Next();
        return new FaultedCall(this, fault, fault?.Answer ?? _answer, _time, script.Replaced.Task);
    }

    private sealed record Script(FaultRule? Rule)
    {
        public TaskCompletionSource Replaced { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
