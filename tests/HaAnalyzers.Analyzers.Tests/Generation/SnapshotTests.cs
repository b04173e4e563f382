using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using HaAnalyzers.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Tests.Generation;

/// <summary>
/// The generated text as a reader meets it. To accept a change, run the tests once with the environment variable
/// <c>ACCEPT_SNAPSHOTS=1</c> and look at the difference.
/// </summary>
public sealed class SnapshotTests
{
    [Fact]
    public void Guard_ReadsAsAccepted() => Compare(
        """
        namespace Shop;

        public record Title(string Name);

        [NonCritical("The homepage renders without personalised rows", TimeoutMilliseconds = 250, FailureRatio = 0.3)]
        public interface IRecommendations
        {
            [CachedFallback(MaxAgeSeconds = 600, Capacity = 10_000), EmptyFallback]
            ValueTask<IReadOnlyList<Title>> ForUserAsync(int userId, CancellationToken cancellationToken);

            [DefaultFallback(0)]
            int UnseenCount(int userId);

            [FallbackMethod(typeof(TrendingDefaults), nameof(TrendingDefaults.Titles))]
            Task<IReadOnlyList<Title>> TrendingAsync(string country, CancellationToken cancellationToken);

            [OmitFallback("View history may miss entries while the service is down")]
            Task RecordViewAsync(int userId, int titleId);

            ValueTask RefreshAsync();
        }

        public static class TrendingDefaults
        {
            public static Task<IReadOnlyList<Title>> Titles(string country, CancellationToken cancellationToken) =>
                Task.FromResult<IReadOnlyList<Title>>([]);
        }
        """);

    [Fact]
    public void GuardWithImplementationFallback_ReadsAsAccepted() => Compare(
        """
        namespace Shop;

        [NonCritical("Orders may be some seconds old", Fallback = typeof(ReplicaOrders))]
        public interface IOrders : IDisposable
        {
            Task<int> CountAsync(int userId);
        }

        public sealed class ReplicaOrders(IFormatProvider culture) : IOrders
        {
            public Task<int> CountAsync(int userId) => Task.FromResult(culture.GetHashCode());

            public void Dispose()
            {
            }
        }
        """);

    [Fact]
    public void FaultDouble_ReadsAsAccepted() => Compare(
        """
        namespace Shop;

        public record Title(string Name);

        [Critical("There is no page without the catalogue")]
        public interface ICatalogue : IAsyncDisposable
        {
            event EventHandler? Changed;

            string? Name { get; set; }

            ValueTask<IReadOnlyList<Title>> ForUserAsync(int userId, CancellationToken cancellationToken);

            bool TryFind(int id, out Title? title);

            Task<T> SettingAsync<T>(string name);

            IAsyncEnumerable<Title> ReadAsync(CancellationToken cancellationToken);

            void Refresh();
        }
        """,
        TestReferences.ProductionUnderTest);

    private static void Compare(string source, ImmutableArray<MetadataReference>? references = null, [CallerMemberName] string name = "")
    {
        GeneratorRun run = GeneratorRun.Of(source, references: references);
        Assert.Empty(run.ComplaintsAboutGeneratedCode);
        string actual = string.Join("\n", run.Sources.OrderBy(file => file.HintName, StringComparer.Ordinal)
            .Select(file => $"//// {file.HintName}\n{file.SourceText}"));
        string path = Repository.PathOf("tests", "HaAnalyzers.Analyzers.Tests", "Generation", "Snapshots", name + ".txt");
        if (Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1")
        {
            File.WriteAllText(path, actual);
        }

        string accepted = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        Assert.Equal(accepted, actual);
    }
}
