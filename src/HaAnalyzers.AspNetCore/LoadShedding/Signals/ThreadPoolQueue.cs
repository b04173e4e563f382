namespace HaAnalyzers.AspNetCore;

/// <summary>The queue of the thread pool, which Kestrel puts what it has received into.</summary>
internal sealed class ThreadPoolQueue : IWorkQueue
{
    public bool IsEmpty => ThreadPool.PendingWorkItemCount == 0;

    public void Enqueue(IThreadPoolWorkItem item) => ThreadPool.UnsafeQueueUserWorkItem(item, preferLocal: false);
}
