namespace HaAnalyzers.Extensions.Tests.Contracts;

public sealed class CopiedRows<TKey, T>(RowSource source) : IRows<TKey, T>
    where TKey : notnull
{
    public T? Find(TKey key) => source.Copy is T copy ? copy : default;
}
