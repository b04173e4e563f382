using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Tests.CircuitBreaking;

/// <summary>Every event in every situation. <c>+</c> and <c>-</c>: admitted, rejected. A dot: cannot happen.</summary>
public sealed class StateTableTests
{
    // "own": a call begun in this period; "late": one begun in an earlier period; "none": default(CallPermit).
    private const string Table = """
        event          | Closed   | Open     | BreakOver  | Probing    | SlotFree   | ProbeSilent | Isolated
        enter          | Closed+  | Open-    | HalfOpen+  | HalfOpen-  | HalfOpen+  | HalfOpen+   | Isolated-
        own success    | Closed   | .        | .          | Closed     | .          | Closed      | .
        own failure    | Open     | .        | .          | Open       | .          | Open        | .
        own ignored    | Closed   | .        | .          | HalfOpen   | .          | HalfOpen    | .
        late success   | Closed   | Open     | Open       | HalfOpen   | HalfOpen   | HalfOpen    | Isolated
        late failure   | Closed   | Open     | Open       | HalfOpen   | HalfOpen   | HalfOpen    | Isolated
        late ignored   | Closed   | Open     | Open       | HalfOpen   | HalfOpen   | HalfOpen    | Isolated
        none success   | Closed   | Open     | Open       | HalfOpen   | HalfOpen   | HalfOpen    | Isolated
        none failure   | Closed   | Open     | Open       | HalfOpen   | HalfOpen   | HalfOpen    | Isolated
        none ignored   | Closed   | Open     | Open       | HalfOpen   | HalfOpen   | HalfOpen    | Isolated
        isolate        | Isolated | Isolated | Isolated   | Isolated   | Isolated   | Isolated    | Isolated
        close          | Closed   | Closed   | Closed     | Closed     | Closed     | Closed      | Closed
        configure      | Closed   | Open     | Open       | HalfOpen   | HalfOpen   | HalfOpen    | Isolated
        time passes    | Closed   | Open     | Open       | HalfOpen   | HalfOpen   | HalfOpen    | Isolated
        """;

    public static TheoryData<string, string, string> Cells()
    {
        string[][] rows = [.. Table.Split('\n').Select(row => row.Split('|', StringSplitOptions.TrimEntries))];
        var cells = new TheoryData<string, string, string>();
        foreach (string[] row in rows[1..])
        {
            for (int column = 1; column < row.Length; column++)
            {
                if (row[column] != ".")
                {
                    cells.Add(rows[0][column], row[0], row[column]);
                }
            }
        }

        return cells;
    }

    [Fact]
    public void Table_CoversEveryStateAndEvent() => Assert.Equal((14 * 7) - 12, Cells().Count);

    [Theory]
    [MemberData(nameof(Cells))]
    public void EventInSituation_LeadsTo(string situation, string happening, string expected)
    {
        var time = new FakeTimeProvider();
        (CircuitBreaker breaker, CallPermit own, CallPermit late) = Arrange(situation, time);
        CircuitState before = breaker.State;
        var changes = new List<(CircuitState, CircuitState)>();
        breaker.StateChanged += (_, change) => changes.Add((change.Previous, change.Current));

        string answer = Act(breaker, time, happening, own, late);

        Assert.Equal(expected, breaker.State + answer);
        Assert.Equal(before == breaker.State ? [] : [(before, breaker.State)], changes);
    }

    private static (CircuitBreaker Breaker, CallPermit Own, CallPermit Late) Arrange(string situation, FakeTimeProvider time)
    {
        var breaker = new CircuitBreaker("test", Breakers.OneFailureOpens(), time);
        CallPermit late = breaker.Enter();
        CallPermit own = default;
        switch (situation)
        {
            case "Closed":
                breaker.Close();
                own = breaker.Enter();
                break;
            case "Isolated":
                breaker.Isolate();
                break;
            default:
                breaker.Fail();
                break;
        }

        if (situation is "BreakOver" or "Probing" or "SlotFree" or "ProbeSilent")
        {
            time.Advance(Breakers.Break);
        }

        if (situation is "Probing" or "SlotFree" or "ProbeSilent")
        {
            own = breaker.Enter();
        }

        if (situation == "SlotFree")
        {
            breaker.RecordIgnored(own);
        }
        else if (situation == "ProbeSilent")
        {
            time.Advance(Breakers.Break);
        }

        return (breaker, own, late);
    }

    private static string Act(CircuitBreaker breaker, FakeTimeProvider time, string happening, CallPermit own, CallPermit late)
    {
        switch (happening)
        {
            case "enter":
                return breaker.TryEnter(out _) ? "+" : "-";
            case "isolate":
                breaker.Isolate();
                return "";
            case "close":
                breaker.Close();
                return "";
            case "configure":
                breaker.Configure(new CircuitBreakerOptions());
                return "";
            case "time passes":
                time.Advance(TimeSpan.FromHours(1));
                return "";
        }

        string[] words = happening.Split(' ');
        CallPermit permit = words[0] switch { "own" => own, "late" => late, _ => default };
        switch (words[1])
        {
            case "success":
                breaker.RecordSuccess(permit);
                break;
            case "failure":
                breaker.RecordFailure(permit);
                break;
            default:
                breaker.RecordIgnored(permit);
                break;
        }

        return "";
    }
}
