namespace HaAnalyzers.Guarding;

/// <summary>
/// The arguments with their hash. A key in the dictionary knows its entry, so that an entry can be removed by what it is, whatever has
/// become of its arguments: one whose hash has changed since, or whose equality throws, must not stay for ever.
/// </summary>
internal readonly struct ResponseKey<TKey>
{
    private ResponseKey(TKey arguments, int hash, object? entry)
    {
        Arguments = arguments;
        Hash = hash;
        Entry = entry;
    }

    public TKey Arguments { get; }

    public int Hash { get; }

    /// <summary>The entry the key belongs to; <see langword="null"/> for a key to find one with.</summary>
    public object? Entry { get; }

    public static ResponseKey<TKey> ToFind(TKey arguments) => new(arguments, EqualityComparer<TKey>.Default.GetHashCode(arguments!), entry: null);

    public static ResponseKey<TKey> ToStore(TKey arguments, int hash, object entry) => new(arguments, hash, entry);
}

/// <summary>Compares by the entry where both keys have one, by the arguments otherwise.</summary>
internal sealed class ResponseKeyComparer<TKey> : IEqualityComparer<ResponseKey<TKey>>
{
    public static readonly ResponseKeyComparer<TKey> Instance = new();

    public bool Equals(ResponseKey<TKey> x, ResponseKey<TKey> y)
    {
        if (x.Hash != y.Hash)
        {
            return false;
        }

        return x.Entry is not null && y.Entry is not null
            ? ReferenceEquals(x.Entry, y.Entry)
            : EqualityComparer<TKey>.Default.Equals(x.Arguments, y.Arguments);
    }

    public int GetHashCode(ResponseKey<TKey> obj) => obj.Hash;
}
