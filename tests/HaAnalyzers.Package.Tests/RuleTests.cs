namespace HaAnalyzers.Package.Tests;

/// <summary>Every rule reports through the package, and every switch is obeyed.</summary>
public sealed class RuleTests(PackedPackages packages)
{
    private const string Faults =
        """
        using HaAnalyzers;
        using Microsoft.AspNetCore.Diagnostics.HealthChecks;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHttpClient<IRows, Rows>();
        builder.Services.AddHealthChecks();
        var app = builder.Build();
        app.MapHealthChecks("/healthz", new HealthCheckOptions { Predicate = _ => false });
        app.MapGet("/", (HttpClient http) => new Rows(http).CountAsync());
        app.MapGet("/account", (IAccounts accounts) => accounts.NameAsync());
        app.Run();

        [Critical("…")] public interface IAccounts { Task<string> NameAsync(); }

        [NonCritical("…")] public interface IRows { Task<int> CountAsync(); }
        public sealed class Rows(HttpClient http) : IRows { public async Task<int> CountAsync() => (await http.GetStringAsync("/rows")).Length; }
        """;

    private const string Misuse =
        """
        namespace Misuse
        {
            using HaAnalyzers;
            [NonCritical("…")] public sealed class Client;
            [NonCritical("…")] public interface IPlace { ref int Row(); }
            [NonCritical("…")] public interface IBadFallback { [EmptyFallback] int Count(); }
            [NonCritical("…"), Critical("…")] public interface IBoth;
            [NonCritical("…", TimeoutMilliseconds = 0)] public interface IRange;
        }
        """;

    [Fact]
    public async Task EveryRule_ReportsInAConsumer()
    {
        Consumer consumer = Create("rules");
        CommandResult warnings = await consumer.BuildAsync();
        Assert.True(warnings.ExitCode == 0, warnings.Output);
        Assert.Equal(["HA1001", "HA1002", "HA1003", "HA2001"], warnings.RuleIds);

        consumer.Write("Misuse.cs", Misuse);
        CommandResult errors = await consumer.BuildAsync();
        Assert.NotEqual(0, errors.ExitCode);
        Assert.Superset(new HashSet<string> { "HA0001", "HA0002", "HA0003", "HA0004", "HA0005" }, errors.RuleIds.ToHashSet());
    }

    [Fact]
    public async Task Switches_AreObeyed()
    {
        Consumer consumer = Create("switches");
        CommandResult disabled = await consumer.BuildAsync("-p:HaAnalyzersEnabled=false");
        Assert.True(disabled.ExitCode == 0, disabled.Output);
        Assert.Empty(disabled.RuleIds);

        CommandResult none = await consumer.BuildAsync("-p:HaAnalyzersMode=None");
        Assert.True(none.ExitCode == 0, none.Output);
        Assert.Empty(none.RuleIds);

        CommandResult strict = await consumer.BuildAsync("-p:HaAnalyzersMode=strict");
        Assert.NotEqual(0, strict.ExitCode);
        Assert.Contains("error HA1003", strict.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownValueOfASwitch_IsAClearError()
    {
        Consumer consumer = Create("unknown");

        CommandResult mode = await consumer.BuildAsync("-p:HaAnalyzersMode=loud");
        Assert.NotEqual(0, mode.ExitCode);
        Assert.Contains("HaAnalyzersMode is 'loud'; allowed is 'none', 'default' or 'strict'.", mode.Output, StringComparison.Ordinal);

        CommandResult enabled = await consumer.BuildAsync("-p:HaAnalyzersEnabled=maybe");
        Assert.NotEqual(0, enabled.ExitCode);
        Assert.Contains("HaAnalyzersEnabled is 'maybe'; allowed is 'true' or 'false'.", enabled.Output, StringComparison.Ordinal);
    }

    private Consumer Create(string name)
    {
        Consumer consumer = packages.CreateConsumer(name);
        consumer.WriteProject("App.csproj", sdk: "Microsoft.NET.Sdk.Web", packages: ["HaAnalyzers", "HaAnalyzers.Extensions"]);
        consumer.Write("Program.cs", Faults);
        return consumer;
    }
}
