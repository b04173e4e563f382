using HaAnalyzers.Analyzers.Tests.Testing;

namespace HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation;

/// <summary>Generic contracts of a shop with what implements them, and the guards that are really generated for them.</summary>
internal static class GenericSources
{
    private const string Text =
        """
        namespace Shop;

        public sealed record Order(int Id);
        public sealed record Customer(int Id);

        [NonCritical("Lists are empty", Fallback = typeof(Replica<>))]
        public interface IRepository<T> where T : class
        {
            Task<T?> FindAsync(int id, CancellationToken token = default);
            Task AddAsync(T entity);
        }

        public class EfRepository<T> : IRepository<T> where T : class
        {
            public int Retries { get; set; }
            public Task<T?> FindAsync(int id, CancellationToken token = default) => throw new HttpRequestException();
            public Task AddAsync(T entity) => throw new HttpRequestException();
            public void Configure() { }
        }

        public sealed class OrderRepository : IRepository<Order>
        {
            public Task<Order?> FindAsync(int id, CancellationToken token = default) => throw new HttpRequestException();
            public Task AddAsync(Order entity) => throw new HttpRequestException();
        }

        public sealed class Replica<T> : IRepository<T> where T : class
        {
            public Task<T?> FindAsync(int id, CancellationToken token = default) => Task.FromResult<T?>(null);
            public Task AddAsync(T entity) => Task.CompletedTask;
        }

        [NonCritical("Rows are left out")]
        public interface IReader<out T> { [OmitFallback("…")] T? Read(); }
        public sealed class TextReader : IReader<string> { public string? Read() => throw new HttpRequestException(); }

        [NonCritical("Rates are the last known")]
        public interface IRates<TKey, TValue> where TKey : notnull { [OmitFallback("…")] TValue? Find(TKey key); }
        public sealed class Rates<TKey, TValue> : IRates<TKey, TValue> where TKey : notnull { public TValue? Find(TKey key) => throw new HttpRequestException(); }

        public static class Store<T>
        {
            [NonCritical("No rows")] public interface IRows { [OmitFallback("…")] T? First(); }
            public sealed class Rows : IRows { public T? First() => throw new HttpRequestException(); }
        }

        [NonCritical("No feed")]
        public class Feed<T> { [OmitFallback("…")] public virtual T? Next() => throw new HttpRequestException(); }
        """;

    public static TestProject Library { get; } = (TestProject.Library with { RunsGenerator = true }).WithFile("/0/Shop.cs", Text);

    public static TestProject Executable { get; } = (TestProject.Executable with { RunsGenerator = true }).WithFile("/0/Shop.cs", Text);
}
