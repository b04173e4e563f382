using System.Numerics;

namespace HaAnalyzers.Guarding;

/// <summary>
/// Remembers by their hashes about as many evicted keys as the cache has room for. A newer key takes the place of an older one; two keys
/// with one hash are not told apart, which costs a place in the queue and never an answer.
/// </summary>
internal sealed class GhostTable
{
    private readonly int[] _hashes;
    private readonly int _shift;

    public GhostTable(int capacity)
    {
        int size = Math.Max(2, (int)BitOperations.RoundUpToPowerOf2((uint)capacity));
        _hashes = new int[size];
        _shift = 32 - BitOperations.Log2((uint)size);
    }

    public void Add(int hash) => _hashes[SlotOf(hash)] = Mark(hash);

    /// <summary>Says whether the key was remembered, and forgets it.</summary>
    public bool Remove(int hash)
    {
        ref int slot = ref _hashes[SlotOf(hash)];
        if (slot != Mark(hash))
        {
            return false;
        }

        slot = 0;
        return true;
    }

    /// <summary>Zero is an empty slot.</summary>
    private static int Mark(int hash) => hash == 0 ? 1 : hash;

    /// <summary>Multiplied by 2³² divided by the golden ratio (Fibonacci hashing): the hashes of small integers are small integers.</summary>
    private int SlotOf(int hash) => (int)(unchecked((uint)hash * 2_654_435_769u) >> _shift);
}
