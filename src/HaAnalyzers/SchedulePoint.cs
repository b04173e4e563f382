using System.Diagnostics;

namespace HaAnalyzers;

/// <summary>
/// A place where another thread may come between two steps. Only in the build of the tests that run every order of such steps does it do
/// anything; all others compile the calls away.
/// </summary>
internal static class SchedulePoint
{
#if SCHEDULE_POINTS
    [ThreadStatic]
    internal static Action? Pause;
#endif

    [Conditional("SCHEDULE_POINTS")]
    public static void Reached()
    {
#if SCHEDULE_POINTS
        Pause?.Invoke();
#endif
    }
}
