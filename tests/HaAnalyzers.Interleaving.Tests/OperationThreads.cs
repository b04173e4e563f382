using static HaAnalyzers.Interleaving.Tests.Interleavings;

namespace HaAnalyzers.Interleaving.Tests;

/// <summary>Threads of which exactly one runs at a time. Who stops hands over to the next one itself.</summary>
internal sealed class OperationThreads : IDisposable
{
    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(1);

    [ThreadStatic]
    private static OperationThreads? Current;

    private readonly List<Worker> _workers = [];
    private readonly List<int> _enabled = [];
    private readonly SemaphoreSlim _allEnded = new(0);
    private Schedule? _schedule;
    private int _used;
    private Exception? _failure;

    /// <summary>Adds an operation to the run that the present thread is part of; false when it is part of none.</summary>
    public static bool TryAdd(Action body)
    {
        Current?.Add(new Operation(body));
        return Current is not null;
    }

    public void Run(Operation[] operations, Schedule schedule)
    {
        _schedule = schedule;
        _used = 0;
        _failure = null;
        Array.ForEach(operations, Add);
        HandOver(from: null);
        if (!_allEnded.Wait(Hang))
        {
            throw new InvalidOperationException($"A step does not end, after {schedule}.");
        }

        if (_failure is not null)
        {
            throw new InvalidOperationException($"An operation failed, after {schedule}.", _failure);
        }
    }

    public void Dispose()
    {
        _workers.ForEach(worker => worker.Dispose());
        _allEnded.Dispose();
    }

    private void Add(Operation operation)
    {
        if (_used == _workers.Count)
        {
            _workers.Add(new Worker(this, _used));
        }

        _workers[_used++].Take(operation);
    }

    private void HandOver(Worker? from)
    {
        _enabled.Clear();
        bool allEnded = true;
        for (int i = 0; i < _used; i++)
        {
            allEnded &= _workers[i].HasEnded;
            if (_workers[i].IsEnabled)
            {
                _enabled.Add(i);
            }
        }

        if (_enabled.Count > 0)
        {
            Worker next = _workers[_schedule!.Choose(from?.Number ?? -1, _enabled)];
            if (next != from)
            {
                // Asked before: afterwards it may have an operation of the next run.
                bool goesOnLater = from is { HasEnded: false };
                next.Go();
                if (goesOnLater)
                {
                    from!.WaitForGo();
                }
            }

            return;
        }

        if (!allEnded)
        {
            _failure ??= new InvalidOperationException("An operation waits for something that never comes.");
        }

        _allEnded.Release();
    }

    private sealed class Worker : IDisposable
    {
        private readonly OperationThreads _owner;
        private readonly SemaphoreSlim _go = new(0);
        private readonly Thread _thread;
        private Operation? _operation;
        private bool _hasBegun;
        private bool _isOver;

        public Worker(OperationThreads owner, int number)
        {
            _owner = owner;
            Number = number;
            _thread = new Thread(Run) { IsBackground = true };
            _thread.Start();
        }

        public int Number { get; }

        public bool HasEnded { get; private set; }

        public bool IsEnabled => !HasEnded && (_hasBegun || _operation!.CanBegin?.Invoke() != false);

        public void Take(Operation operation)
        {
            _operation = operation;
            _hasBegun = false;
            HasEnded = false;
        }

        public void Go() => _go.Release();

        public void WaitForGo() => _go.Wait();

        public void Dispose()
        {
            _isOver = true;
            _go.Release();
            _thread.Join();
            _go.Dispose();
        }

        private void Run()
        {
            Current = _owner;
            SchedulePoint.Pause = () => _owner.HandOver(this);
            _go.Wait();
            while (!_isOver)
            {
                _hasBegun = true;
                try
                {
                    _operation!.Body();
                }
                catch (Exception exception)
                {
                    _owner._failure ??= exception;
                }

                HasEnded = true;
                _owner.HandOver(this);
                _go.Wait();
            }
        }
    }
}
