namespace HaAnalyzers.Guarding;

/// <summary>
/// The last good answer for one key. Readers take no lock: an odd version says that a write is under way, a changed one that what was
/// read may be half old and half new (a sequence lock). The key never changes, so no answer can appear under another one.
/// </summary>
internal sealed class CachedResponse<TKey, TValue> : EvictionEntry
    where TKey : notnull
{
    private int _version;
    private bool _isEvicted;
    private TValue _value;
    private long _givenAt;

    public CachedResponse(TKey key, int hash, TValue value, long givenAt)
        : base(hash)
    {
        StoredKey = ResponseKey<TKey>.ToStore(key, hash, this);
        _value = value;
        _givenAt = givenAt;
    }

    public ResponseKey<TKey> StoredKey { get; }

    /// <summary>When the answer was last offered outside. A field: it is changed in place.</summary>
    public ResponseSharing Sharing;

    public override long GivenAt => Volatile.Read(ref _givenAt);

    /// <summary>Takes an answer unless a newer one is there.</summary>
    /// <returns>False when the entry has been evicted: the answer needs a new one.</returns>
    public bool TryReplace(TValue value, long givenAt)
    {
        int version = BeginWrite();
        bool isEvicted = _isEvicted;
        if (!isEvicted && givenAt >= _givenAt)
        {
            Sharing.HasChanged |= !Answers<TValue>.AreTheSame(_value, value);
            _value = value;
            Volatile.Write(ref _givenAt, givenAt);
        }

        EndWrite(version);
        return !isEvicted;
    }

    public void MarkEvicted()
    {
        int version = BeginWrite();
        _isEvicted = true;
        EndWrite(version);
    }

    public void Read(out TValue value, out long givenAt)
    {
        SpinWait spin = default;
        while (true)
        {
            int version = Volatile.Read(ref _version);
            if ((version & 1) == 0)
            {
                value = _value;
                givenAt = _givenAt;
                // The version must not be read again before what it protects.
                Interlocked.MemoryBarrier();
                if (Volatile.Read(ref _version) == version)
                {
                    return;
                }
            }

            spin.SpinOnce(sleep1Threshold: -1);
        }
    }

    private int BeginWrite()
    {
        SpinWait spin = default;
        while (true)
        {
            int version = Volatile.Read(ref _version);
            if ((version & 1) == 0 && Interlocked.CompareExchange(ref _version, version + 1, version) == version)
            {
                return version + 1;
            }

            spin.SpinOnce(sleep1Threshold: -1);
        }
    }

    private void EndWrite(int version) => Volatile.Write(ref _version, version + 1);
}
