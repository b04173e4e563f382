using System.Diagnostics;

namespace HaAnalyzers.Telemetry;

/// <summary>
/// The activity of the caller whose call this thread settles. A call that was suspended ends on a thread of the timer or of the
/// dependency, where <see cref="Activity.Current"/> is nobody's or somebody else's.
/// </summary>
internal static class CallerActivity
{
    [ThreadStatic]
    private static ExecutionContext? _caller;

    [ThreadStatic]
    private static bool _isKnown;

    public static Activity? Current => _isKnown ? In(_caller) : Activity.Current;

    /// <summary>Names the context of the caller, <see langword="null"/> where it does not flow, until disposed.</summary>
    public static Settlement Settle(ExecutionContext? caller)
    {
        var settlement = new Settlement(_caller, _isKnown);
        _caller = caller;
        _isKnown = true;
        return settlement;
    }

    private static Activity? In(ExecutionContext? context)
    {
        Activity? activity = null;
        if (context is not null)
        {
            ExecutionContext.Run(context, _ => activity = Activity.Current, null);
        }

        return activity;
    }

    internal readonly ref struct Settlement(ExecutionContext? outerCaller, bool outerIsKnown)
    {
        public void Dispose()
        {
            _caller = outerCaller;
            _isKnown = outerIsKnown;
        }
    }
}
