using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HaAnalyzers.CircuitBreaking;

/// <summary>
/// Counts exactly, at the price of a plain increment: each thread has a cell of its own, which nobody else writes. In the line of
/// <c>java.util.concurrent.atomic.LongAdder</c>, with cells owned instead of contended for. The runtime gives each thread a small number
/// that no other living thread has, and gives it to another one only after its thread has ended: that is whose cell it is.
/// </summary>
/// <remarks>
/// It only ever counts up, modulo 2^64 (2^32 in a 32-bit process), so that a sum read while others count is a value the counter had during
/// the reading. What was counted since then is the difference of two sums. A mutable structure: keep it in a field.
/// </remarks>
internal struct ExactCounter
{
    /// <summary>The largest table. A thread that finds its place in it taken shares one counter with all such threads.</summary>
    internal const int MaxLength = 256;

    private static readonly object Growing = new();

    // Asking the runtime each time costs a call; zero: this thread has not counted yet.
    [ThreadStatic]
    private static int s_thread;

    // A power of two long; a thread's place is the end of its number. So the table is as long as the threads that count need it to be, and
    // not as their numbers are high.
    private Cell?[]? _cells;
    private long _shared;

    /// <summary>The places for cells so far.</summary>
    internal readonly int Length => Volatile.Read(in _cells)?.Length ?? 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Increment()
    {
        Cell?[]? cells = _cells;
        int thread = s_thread;
        SchedulePoint.Reached();
        if (cells is not null && cells[thread & (cells.Length - 1)] is { } cell && cell.Padded.Thread == thread)
        {
            cell.Padded.Count++;
        }
        else
        {
            IncrementWithoutCell();
        }
    }

    public readonly nuint Sum()
    {
        nuint sum = (nuint)Volatile.Read(in _shared);
        foreach (Cell? cell in Volatile.Read(in _cells) ?? [])
        {
            sum += cell is null ? 0 : Volatile.Read(in cell.Padded.Count);
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void IncrementWithoutCell()
    {
        int thread = s_thread = Environment.CurrentManagedThreadId;
        SchedulePoint.Reached();
        if (_cells is { Length: MaxLength } full && full[thread & (MaxLength - 1)] is not null)
        {
            Interlocked.Increment(ref _shared);
            return;
        }

        lock (Growing)
        {
            Cell?[] cells = _cells ?? new Cell?[1];
            while (cells.Length < MaxLength && cells[thread & (cells.Length - 1)] is { } other && other.Padded.Thread != thread)
            {
                cells = Doubled(cells);
            }

            ref Cell? place = ref cells[thread & (cells.Length - 1)];
            if (place is null)
            {
                // Seen by others only when complete.
                Volatile.Write(ref place, new Cell { Padded = { Thread = thread, Count = 1 } });
            }
            else if (place.Padded.Thread == thread)
            {
                place.Padded.Count++;
            }
            else
            {
                Interlocked.Increment(ref _shared);
            }

            Volatile.Write(ref _cells, cells);
        }
    }

    /// <summary>The same cells, so none of their counts is lost, in places that are theirs alone.</summary>
    private static Cell?[] Doubled(Cell?[] cells)
    {
        var doubled = new Cell?[cells.Length * 2];
        foreach (Cell? cell in cells)
        {
            if (cell is not null)
            {
                doubled[cell.Padded.Thread & (doubled.Length - 1)] = cell;
            }
        }

        return doubled;
    }

    private sealed class Cell
    {
        public PaddedCount Padded;
    }

    /// <summary>On a cache line of its own, or the cores would pass it to and fro.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 120)]
    [SuppressMessage("Performance", "CA1815", Justification = "Never compared.")]
    private struct PaddedCount
    {
        [FieldOffset(48)]
        public int Thread;

        [FieldOffset(56)]
        public nuint Count;
    }
}
