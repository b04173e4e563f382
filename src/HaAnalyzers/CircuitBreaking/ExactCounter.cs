using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HaAnalyzers.CircuitBreaking;

/// <summary>
/// Counts exactly, at the price of a plain increment: each thread has a cell of its own, which nobody else writes. In the line of
/// <c>java.util.concurrent.atomic.LongAdder</c>, with cells owned instead of contended for. The runtime gives each thread a small number
/// that no other living thread has, and gives it to another one only after its thread has ended: that is the number of the cell.
/// </summary>
/// <remarks>
/// It only ever counts up, modulo 2^64 (2^32 in a 32-bit process), so that a sum read while others count is a value the counter had during
/// the reading. What was counted since then is the difference of two sums. A mutable structure: keep it in a field.
/// </remarks>
internal struct ExactCounter
{
    /// <summary>Threads with this number and above share one cell.</summary>
    internal const int MaxCells = 256;

    private static readonly object Growing = new();

    private Cell?[]? _cells;
    private long _shared;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Increment()
    {
        Cell?[]? cells = _cells;
        int slot = Environment.CurrentManagedThreadId;
        SchedulePoint.Reached();
        if (cells is not null && (uint)slot < (uint)cells.Length && cells[slot] is { } cell)
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
        int slot = Environment.CurrentManagedThreadId;
        SchedulePoint.Reached();
        if (slot >= MaxCells)
        {
            Interlocked.Increment(ref _shared);
            return;
        }

        lock (Growing)
        {
            Cell?[] cells = _cells ?? [];
            if (slot >= cells.Length)
            {
                Array.Resize(ref cells, slot + 1);
            }

            // Published only when complete; the cells of the others move along, so none of their counts is lost.
            cells[slot] ??= new Cell();
            cells[slot]!.Padded.Count++;
            Volatile.Write(ref _cells, cells);
        }
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
        [FieldOffset(56)]
        public nuint Count;
    }
}
