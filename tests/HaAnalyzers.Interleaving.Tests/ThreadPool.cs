namespace HaAnalyzers.Guarding;

/// <summary>
/// Stands in for <see cref="System.Threading.ThreadPool"/> in the runtime compiled here, which looks up names in its own namespace first:
/// what is queued takes part in the schedules.
/// </summary>
internal static class ThreadPool
{
    public static bool UnsafeQueueUserWorkItem(IThreadPoolWorkItem callBack, bool preferLocal) =>
        Interleaving.Tests.OperationThreads.TryAdd(callBack.Execute)
        || System.Threading.ThreadPool.UnsafeQueueUserWorkItem(callBack, preferLocal);
}
