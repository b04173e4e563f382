using System.Runtime.CompilerServices;

namespace HaAnalyzers.Tests.Support;

/// <summary>What an application hears of exceptions that must not fail a guarded call.</summary>
internal static class Unobserved
{
    /// <summary>Whether what an action swallows reaches <see cref="TaskScheduler.UnobservedTaskException"/>.</summary>
    /// <param name="exception">What is thrown in the action; of this very test, because others run beside it.</param>
    /// <param name="act">Keeps nothing of it.</param>
    public static bool IsReported(Exception exception, Action act)
    {
        bool reported = false;
        EventHandler<UnobservedTaskExceptionEventArgs> watch = (_, e) => reported |= e.Exception.Flatten().InnerExceptions.Contains(exception);
        TaskScheduler.UnobservedTaskException += watch;
        try
        {
            Run(act);
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= watch;
        }

        return reported;
    }

    /// <summary>Whatever the action has on its stack is gone when it returns.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Run(Action act) => act();
}
