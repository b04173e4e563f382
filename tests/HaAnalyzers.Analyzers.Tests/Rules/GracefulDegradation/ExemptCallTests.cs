using static HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation.CallSites;

namespace HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation;

/// <summary>HA1001 where the type that is called, or the code that calls, may do without the guard.</summary>
public sealed class ExemptCallTests
{
    [Fact]
    public Task ImplementationsAndDecorators_AreSilent() => VerifyTypesAsync(
        """
        public sealed class Logging(RecommendationsClient inner) : IRecommendations
        {
            public Task<IReadOnlyList<Title>> ForUserAsync(int userId, CancellationToken cancellationToken = default) => inner.ForUserAsync(userId, cancellationToken);
            public int Unseen => inner.Unseen;
            public Task RecordViewAsync(int titleId) => inner.RecordViewAsync(titleId);
            private sealed class Nested { public Task Call(RecommendationsClient client) => client.ForUserAsync(1); }
        }

        public sealed class Special : RecommendationsClient
        {
            public Task Twice() => Task.WhenAll(ForUserAsync(1), this.ForUserAsync(2), base.ForUserAsync(3));
            public Task Other(RecommendationsClient client) => client.ForUserAsync(1);
        }

        public sealed class Cached(IRecommendations inner) : IRecommendations
        {
            public Task<IReadOnlyList<Title>> ForUserAsync(int userId, CancellationToken cancellationToken = default) => inner.ForUserAsync(userId, cancellationToken);
            public int Unseen => inner.Unseen;
            public Task RecordViewAsync(int titleId) => inner.RecordViewAsync(titleId);
        }

        public sealed class Page { public Task Render(Cached decorated) => decorated.ForUserAsync(1); }
        """);

    [Fact]
    public Task ImplementationThatDegradesByItself_IsSilent() => VerifyTypesAsync(
        """
        public sealed class Careful(HttpClient http) : IRecommendations
        {
            public async Task<IReadOnlyList<Title>> ForUserAsync(int userId, CancellationToken cancellationToken = default)
            {
                try { await http.GetAsync("/"); return [new Title(1, "")]; } catch (Exception) { return []; }
            }

            public int Unseen => OrZero(() => 1);
            public async Task RecordViewAsync(int titleId) { try { await http.GetAsync("/"); } catch { } }
            private static int OrZero(Func<int> call) { try { return call(); } catch { return 0; } }
        }

        public sealed class HalfCareful(HttpClient http) : IRecommendations
        {
            public async Task<IReadOnlyList<Title>> ForUserAsync(int userId, CancellationToken cancellationToken = default)
            {
                try { await http.GetAsync("/"); return [new Title(1, "")]; } catch (Exception) { return []; }
            }

            public int Unseen => 1;
            public Task RecordViewAsync(int titleId) => http.GetAsync("/");
        }

        public sealed class Page
        {
            public Task Render(Careful client) => client.ForUserAsync(1);
            public Task Render(HalfCareful client) => client.[|RecordViewAsync|](1);
        }
        """);

    [Fact]
    public Task FallbackCode_IsSilent() => VerifyTypesAsync(
        """
        [NonCritical("…", Fallback = typeof(Replica))]
        public interface IOrders
        {
            string Read();
            [FallbackMethod(typeof(Defaults), nameof(Defaults.Write))] string Write(RecommendationsClient client);
        }

        public sealed class Replica : IOrders
        {
            private readonly RecommendationsClient _other = new();
            public string Read() => _other.Unseen.ToString();
            public string Write(RecommendationsClient client) => "";
        }

        public static class Defaults
        {
            public static string Write(RecommendationsClient client) => client.Unseen.ToString();
            public static string Unrelated(RecommendationsClient client) => client.[|Unseen|].ToString();
        }

        public sealed class Page { public string Render(Replica replica) => replica.Read(); }
        """);

    [Fact]
    public Task HealthChecksAndReadinessProbes_AreSilent() => VerifyTypesAsync(
        """
        using Microsoft.Extensions.Diagnostics.HealthChecks;

        namespace Checks
        {
            using Streaming;

            public sealed class Check(RecommendationsClient client) : IHealthCheck
            {
                public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken token = default)
                {
                    await client.ForUserAsync(1, token);
                    return HealthCheckResult.Healthy();
                }
            }

            public static class Setup
            {
                public static void Add(IServiceCollection services, RecommendationsClient client) =>
                    services.AddHealthChecks().AddCheck("recommendations", () => client.Unseen >= 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded());
            }

            public interface IProbe { [ReadinessProbe] Task ProbeAsync(RecommendationsClient client); }
            public class Probe { [ReadinessProbe] public Task ProbeAsync(RecommendationsClient client) => client.ForUserAsync(1); }

            [NonCritical("…")] public interface IPinged { [ReadinessProbe] void Ping(); [DefaultFallback] int Ask(); }
            public class Pinged : IPinged { public void Ping() { } public int Ask() => 1; }
            public class Uses { public int Use(Pinged pinged) { pinged.Ping(); return pinged.[|Ask|](); } }
        }
        """,
        declaresNamespace: false);
}
