using HaAnalyzers.Analyzers.Tests.Testing;

namespace HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation;

/// <summary>The contracts and clients of the streaming homepage, for tests that only look at how they are used.</summary>
internal static class StreamingSources
{
    private const string Text =
        """
        namespace Streaming;

        public sealed record Title(int Id, string Name);

        [NonCritical("The homepage renders without personalised rows")]
        public interface IRecommendations
        {
            [EmptyFallback] Task<IReadOnlyList<Title>> ForUserAsync(int userId, CancellationToken cancellationToken = default);
            [DefaultFallback(0)] int Unseen { get; }
            [OmitFallback("Views may be missing")] Task RecordViewAsync(int titleId);
        }

        public class RecommendationsClient : IRecommendations
        {
            public RecommendationsClient() { }
            public RecommendationsClient(HttpClient http) { }
            public int Retries { get; set; }
            public Task<IReadOnlyList<Title>> ForUserAsync(int userId, CancellationToken cancellationToken = default) => throw new HttpRequestException();
            public int Unseen => throw new HttpRequestException();
            public Task RecordViewAsync(int titleId) => throw new HttpRequestException();
            public void Configure() { }
        }

        [Critical("No page without the account")]
        public interface IAccounts { Task<string> NameAsync(int userId); }

        public sealed class AccountsClient : IAccounts { public Task<string> NameAsync(int userId) => throw new HttpRequestException(); }

        [System.CodeDom.Compiler.GeneratedCode("HaAnalyzers", "1.0")]
        public sealed class RecommendationsGuard(IRecommendations inner, int? options = null) : IRecommendations
        {
            public Task<IReadOnlyList<Title>> ForUserAsync(int userId, CancellationToken cancellationToken = default) => inner.ForUserAsync(userId, cancellationToken);
            public int Unseen => options ?? inner.Unseen;
            public Task RecordViewAsync(int titleId) => inner.RecordViewAsync(titleId);
        }
        """;

    public static TestProject Library { get; } = TestProject.Library.WithFile("/0/Streaming.cs", Text);

    public static TestProject Executable { get; } = TestProject.Executable.WithFile("/0/Streaming.cs", Text);
}
