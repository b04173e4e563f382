namespace HaAnalyzers.Testing.Tests.Contracts;

/// <summary>Nested in a generic type, and generic itself.</summary>
/// <typeparam name="TOuter">What the archive keeps.</typeparam>
public static class Archives<TOuter>
{
    [NonCritical("The page shows no archive")]
    public interface IArchive<in TKey, TValue>
    {
        [DefaultFallback]
        TValue? Find(TKey key, TOuter place);
    }
}
