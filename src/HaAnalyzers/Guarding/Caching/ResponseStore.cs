using System.ComponentModel;

namespace HaAnalyzers.Guarding;

/// <summary>
/// Keeps the cached responses of one dependency outside the process too, for every process that asks the same dependency. Generated
/// guards hand their responses over; <c>HaAnalyzers.Extensions</c> has the implementation.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ResponseStore
{
    internal ResponseStore()
    {
    }

    /// <summary>Connects the cached responses of one member.</summary>
    /// <typeparam name="TKey">The arguments, as a value tuple.</typeparam>
    /// <typeparam name="TValue">The answer.</typeparam>
    /// <param name="member">The member, with the interface that declares it where the contract has two of that name.</param>
    /// <param name="responses">Its cached responses.</param>
    public abstract void Connect<TKey, TValue>(string member, CachedResponses<TKey, TValue> responses)
        where TKey : notnull;
}
