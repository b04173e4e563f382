using HaAnalyzers.Guarding;

namespace HaAnalyzers;

/// <summary>Tells which answers of the current async flow are degraded.</summary>
/// <remarks>Costs nothing while nobody observes.</remarks>
public static class Degradation
{
    private static readonly AsyncLocal<DegradationScope?> Current = new();

    private static int _openScopes;

    /// <summary>Begins to collect what guards report in this async flow and in those it starts.</summary>
    /// <returns>Dispose it when the work is done.</returns>
    /// <remarks>
    /// Call it in the method that does the work, or that awaits it: what an asynchronous method observes ends with that method. A scope
    /// inside another one adds to both.
    /// </remarks>
    public static DegradationScope Observe()
    {
        var scope = new DegradationScope(Innermost(Current.Value));
        Current.Value = scope;
        Interlocked.Increment(ref _openScopes);
        return scope;
    }

    internal static void Report(string contract, string member, FallbackKind kind, TimeSpan? age)
    {
        if (Volatile.Read(ref _openScopes) == 0 || Innermost(Current.Value) is not { } scope)
        {
            return;
        }

        var answer = new DegradedAnswer(contract, member, kind, age);
        for (DegradationScope? each = scope; each is not null; each = each.Outer)
        {
            each.Add(answer);
        }
    }

    internal static void End()
    {
        Interlocked.Decrement(ref _openScopes);
        Current.Value = Innermost(Current.Value);
    }

    private static DegradationScope? Innermost(DegradationScope? scope)
    {
        while (scope is { HasEnded: true })
        {
            scope = scope.Outer;
        }

        return scope;
    }
}
