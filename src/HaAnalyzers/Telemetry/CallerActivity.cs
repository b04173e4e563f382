using System.Diagnostics;

namespace HaAnalyzers.Telemetry;

/// <summary>
/// The activity of the caller whose call this thread settles. A call that was suspended ends on a thread of the timer or of the
/// dependency, where <see cref="Activity.Current"/> is nobody's or somebody else's.
/// </summary>
internal static class CallerActivity
{
    [ThreadStatic]
    private static Activity? _caller;

    [ThreadStatic]
    private static bool _isKnown;

    public static Activity? Current => _isKnown ? _caller : Activity.Current;

    /// <summary>Names the caller, <see langword="null"/> for one without an activity, until disposed.</summary>
    public static Settlement Settle(Activity? caller)
    {
        var settlement = new Settlement(_caller, _isKnown);
        _caller = caller;
        _isKnown = true;
        return settlement;
    }

    internal readonly ref struct Settlement(Activity? outerCaller, bool outerIsKnown)
    {
        public void Dispose()
        {
            _caller = outerCaller;
            _isKnown = outerIsKnown;
        }
    }
}
