namespace HaAnalyzers.AspNetCore;

/// <summary>The queue that requests wait in before anything of them runs.</summary>
internal interface IWorkQueue
{
    /// <summary>Whether nothing waits at present.</summary>
    bool IsEmpty { get; }

    /// <summary>Runs the item after what is in the queue already.</summary>
    void Enqueue(IThreadPoolWorkItem item);
}
