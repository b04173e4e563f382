using HaAnalyzers.Analyzers.Rules.GracefulDegradation;
using HaAnalyzers.Analyzers.Tests.Testing;
using HaAnalyzers.CodeFixes.Rules.GracefulDegradation;

namespace HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation;

public sealed class UnclassifiedDependencyFixTests
{
    [Theory]
    [InlineData("HA1004.NonCritical", "[NonCritical({|HA1004:\"TODO: what users get while it is down\"|})]")]
    [InlineData("HA1004.Critical", "[Critical({|HA1004:\"TODO: why nothing works without it\"|})]")]
    public Task Contract_IsMarked(string key, string attribute) => FixVerifier<UnclassifiedDependencyAnalyzer, UnclassifiedDependencyCodeFixProvider>.VerifyAsync(
        """
        /// <summary>Weather.</summary>
        public interface IWeather
        {
            Task<string> TodayAsync();
        }

        public sealed class Client(HttpClient http) : [|IWeather|]
        {
            public Task<string> TodayAsync() => http.GetStringAsync("/");
        }

        public sealed class Backup(HttpClient http) : IWeather
        {
            public Task<string> TodayAsync() => http.GetStringAsync("/");
        }
        """,
        $$"""
        /// <summary>Weather.</summary>
        {{attribute}}
        public interface IWeather
        {
            Task<string> TodayAsync();
        }

        public sealed class Client(HttpClient http) : IWeather
        {
            public Task<string> TodayAsync() => http.GetStringAsync("/");
        }

        public sealed class Backup(HttpClient http) : IWeather
        {
            public Task<string> TodayAsync() => http.GetStringAsync("/");
        }
        """,
        key);
}
