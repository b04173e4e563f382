using System.Diagnostics;
using System.Globalization;
using HaAnalyzers.Soak;

const int Threads = 8;
const long MostGrowth = 8_000_000;
TimeSpan longestWait = TimeSpan.FromSeconds(10);

if (args is not [] && (args.Length > 1 || !double.TryParse(args[0], NumberStyles.Float, CultureInfo.InvariantCulture, out double given) || given is < 0.1 or > 60))
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project tests/HaAnalyzers.Soak [minutes]\nminutes: 0.1 to 60; default 1.");
    return 2;
}

TimeSpan length = TimeSpan.FromMinutes(args is [var minutes] ? double.Parse(minutes, CultureInfo.InvariantCulture) : 1);
using var observation = new Observation();
var chaos = new Chaos();
var guard = new ChaosGuard(chaos);
using var end = new CancellationTokenSource();

// A caller that lives as long as the program: what calls leave behind on its token makes the heap grow.
using var program = new CancellationTokenSource();
var waiting = new long[Threads];
Thread[] threads = [.. Enumerable.Range(0, Threads).Select(thread => new Thread(() => Call(thread)) { IsBackground = true })];
Array.ForEach(threads, thread => thread.Start());

// Pools and caches fill up in the first part; what grows after it grows for ever.
Watch(length / 4);
long heapBefore = GC.GetTotalMemory(forceFullCollection: true);
Watch(length * 3 / 4);
long heapAfter = GC.GetTotalMemory(forceFullCollection: true);
end.Cancel();
Array.ForEach(threads, thread => thread.Join(TimeSpan.FromSeconds(30)));
bool isQuiet = SpinWait.SpinUntil(() => observation.ActiveCalls() == 0 && Timer.ActiveCount == 0, TimeSpan.FromSeconds(60));
GC.Collect();
GC.WaitForPendingFinalizers();
GC.Collect();

if (heapAfter - heapBefore > MostGrowth)
{
    observation.Fault($"the heap grew by {heapAfter - heapBefore:N0} bytes");
}

if (!isQuiet)
{
    observation.Fault($"{observation.ActiveCalls()} calls still hold a slot, {Timer.ActiveCount} timers still run a minute after the last call");
}

Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"{observation.Answers:N0} answers, {chaos.Calls:N0} calls of the dependency, longest wait {observation.LongestWait.TotalMilliseconds:N0} ms at a timeout of 100 ms, heap {heapBefore:N0} to {heapAfter:N0} bytes"));
foreach (string fault in observation.Faults.Take(20))
{
    Console.Error.WriteLine("FAULT " + fault);
}

return observation.Faults.Count == 0 ? 0 : 1;

void Watch(TimeSpan time)
{
    long begun = Stopwatch.GetTimestamp();
    while (Stopwatch.GetElapsedTime(begun) < time)
    {
        Thread.Sleep(100);
        for (int thread = 0; thread < Threads; thread++)
        {
            long since = Volatile.Read(ref waiting[thread]);
            if (since != 0 && Stopwatch.GetElapsedTime(since) > longestWait)
            {
                observation.Fault($"thread {thread} has waited for {Stopwatch.GetElapsedTime(since).TotalSeconds:N0} s");
            }
        }
    }
}

void Call(int thread)
{
    var random = new Random(thread);
    while (!end.IsCancellationRequested)
    {
        using var caller = new CancellationTokenSource();
        bool cancels = random.Next(50) == 0;
        if (cancels)
        {
            caller.CancelAfter(random.Next(50));
        }

        long begun = Stopwatch.GetTimestamp();
        Volatile.Write(ref waiting[thread], begun);
        try
        {
            CallOne(random, cancels ? caller.Token : random.Next(3) switch { 0 => caller.Token, 1 => program.Token, _ => CancellationToken.None });
        }
        catch (OperationCanceledException exception) when (exception.CancellationToken == caller.Token && caller.IsCancellationRequested)
        {
            // Its own cancellation is all that a caller may see.
        }
        catch (Exception exception)
        {
            observation.Fault($"a caller saw {exception}");
        }

        Volatile.Write(ref waiting[thread], 0);
        observation.Answered(Stopwatch.GetElapsedTime(begun));
    }
}

void CallOne(Random random, CancellationToken token)
{
    int id = random.Next(1_000);
    switch (random.Next(6))
    {
        case 0:
            guard.Count(id);
            break;
        case 1:
            guard.Find(id, token);
            break;
        case 2:
            guard.FindAsync(id, token).GetAwaiter().GetResult();
            break;
        case 3:
            guard.FindValueAsync(id, token).AsTask().GetAwaiter().GetResult();
            break;
        case 4:
            guard.SendAsync(id).GetAwaiter().GetResult();
            break;
        default:
            guard.SendValueAsync(id, token).AsTask().GetAwaiter().GetResult();
            break;
    }
}
