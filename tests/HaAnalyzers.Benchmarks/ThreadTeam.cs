namespace HaAnalyzers.Benchmarks;

/// <summary>Threads that wait for work, so that a benchmark does not measure their start. The caller is one of them.</summary>
internal sealed class ThreadTeam : IDisposable
{
    private readonly Thread[] _others;
    private readonly Barrier _begin;
    private readonly Barrier _end;
    private Action _work = static () => { };
    private bool _ended;

    public ThreadTeam(int threads)
    {
        _begin = new Barrier(threads);
        _end = new Barrier(threads);
        _others = [.. Enumerable.Range(1, threads - 1).Select(_ => new Thread(Wait) { IsBackground = true })];
        Array.ForEach(_others, thread => thread.Start());
    }

    /// <summary>Does the work on every thread at the same time.</summary>
    public void Run(Action work)
    {
        _work = work;
        _begin.SignalAndWait();
        work();
        _end.SignalAndWait();
    }

    public void Dispose()
    {
        _ended = true;
        _begin.SignalAndWait();
        Array.ForEach(_others, thread => thread.Join());
        _begin.Dispose();
        _end.Dispose();
    }

    private void Wait()
    {
        while (true)
        {
            _begin.SignalAndWait();
            if (_ended)
            {
                return;
            }

            _work();
            _end.SignalAndWait();
        }
    }
}
