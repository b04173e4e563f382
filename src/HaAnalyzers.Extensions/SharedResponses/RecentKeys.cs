namespace HaAnalyzers.Extensions;

/// <summary>
/// Says which keys were asked for a moment ago, in fixed memory and without a lock. Two keys with one hash are not told apart: the second
/// waits for its turn.
/// </summary>
/// <param name="interval">How long a key counts as asked for, in milliseconds.</param>
internal sealed class RecentKeys(uint interval)
{
    private const int Slots = 1_024;

    private readonly long[] _slots = new long[Slots];

    /// <summary>Says whether it is time to ask, and remembers that it was asked.</summary>
    /// <param name="hash">The hash of the key.</param>
    /// <param name="milliseconds">The time, in milliseconds since any moment; may overflow.</param>
    public bool TryAsk(int hash, uint milliseconds)
    {
        ref long slot = ref _slots[(uint)hash % Slots];
        long seen = Volatile.Read(ref slot);
        if (seen != 0 && (int)(seen >> 32) == hash && unchecked(milliseconds - (uint)seen) < interval)
        {
            return false;
        }

        // Zero is an empty slot, so the key of that hash at that millisecond moves by one.
        long asked = ((long)hash << 32) | milliseconds;
        return Interlocked.CompareExchange(ref slot, asked == 0 ? 1 : asked, seen) == seen;
    }
}
