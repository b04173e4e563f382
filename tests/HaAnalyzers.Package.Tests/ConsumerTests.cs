namespace HaAnalyzers.Package.Tests;

/// <summary>The packages as a stranger's project meets them.</summary>
public sealed class ConsumerTests(PackedPackages packages)
{
    private const string Contract =
        """
        using HaAnalyzers;

        namespace Shop;

        [NonCritical("The page renders without recommendations", TimeoutMilliseconds = 250)]
        public interface IRecommendations
        {
            [CachedFallback, EmptyFallback]
            ValueTask<IReadOnlyList<string>> ForUserAsync(int userId, CancellationToken cancellationToken);
        }

        public sealed class BrokenRecommendations : IRecommendations
        {
            public ValueTask<IReadOnlyList<string>> ForUserAsync(int userId, CancellationToken cancellationToken) =>
                throw new HttpRequestException("down");
        }
        """;

    [Theory]
    [InlineData("net10.0")]
    [InlineData("net8.0")]
    public async Task MarkedInterface_GivesAGuardThatAnswersInAnOutage(string framework)
    {
        Consumer consumer = packages.CreateConsumer("guard-" + framework);
        consumer.WriteProject("App.csproj", "<OutputType>Exe</OutputType><RollForward>Major</RollForward>", framework: framework);
        consumer.Write("Contract.cs", Contract);
        consumer.Write(
            "Program.cs",
            """
            using Shop;
            var guard = new RecommendationsGuard(new BrokenRecommendations());
            Console.WriteLine("rows: " + (await guard.ForUserAsync(1, CancellationToken.None)).Count);
            """);

        CommandResult result = await consumer.RunAsync();

        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Contains("rows: 0", result.Output, StringComparison.Ordinal);
        Assert.Empty(result.RuleIds);
    }

    [Fact]
    public async Task CompositionRoot_PutsTheGuardInPlace()
    {
        Consumer consumer = packages.CreateConsumer("root");
        consumer.WriteProject("App.csproj", sdk: "Microsoft.NET.Sdk.Web", packages: ["HaAnalyzers", "HaAnalyzers.Extensions", "HaAnalyzers.AspNetCore"]);
        consumer.Write("Contract.cs", Contract);
        consumer.Write(
            "Program.cs",
            """
            using Shop;
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddSingleton<IRecommendations, BrokenRecommendations>();
            builder.Services.GuardNonCriticalDependencies();
            using var app = builder.Build();
            var recommendations = app.Services.GetRequiredService<IRecommendations>();
            Console.WriteLine(recommendations.GetType().Name + ": " + (await recommendations.ForUserAsync(1, default)).Count);
            """);

        CommandResult result = await consumer.RunAsync();

        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Contains("RecommendationsGuard: 0", result.Output, StringComparison.Ordinal);
        Assert.Empty(result.RuleIds);
    }

    [Theory]
    [InlineData("HaAnalyzers", "HaAnalyzers.Extensions", "HaAnalyzers.Testing")]
    [InlineData("HaAnalyzers", "HaAnalyzers.Testing")]
    [InlineData("HaAnalyzers.Testing")]
    public async Task TestProject_HasADoubleOfTheContractItReferences(params string[] added)
    {
        Consumer consumer = packages.CreateConsumer("tests-" + added.Length);
        consumer.WriteProject("Shop/Shop.csproj");
        consumer.Write("Shop/Contract.cs", Contract);
        consumer.WriteProject(
            "Shop.Tests/Shop.Tests.csproj",
            "<OutputType>Exe</OutputType><TreatWarningsAsErrors>true</TreatWarningsAsErrors><AnalysisMode>All</AnalysisMode><NoWarn>CA1515;CA1707;CA2007</NoWarn>",
            $"""<FrameworkReference Include="Microsoft.AspNetCore.App" /><ProjectReference Include="../Shop/Shop.csproj" /><PackageReference Include="xunit.v3.mtp-off" Version="{PackedPackages.VersionOf("xunit.v3.mtp-off")}" />""",
            packages: added);
        consumer.Write(
            "Shop.Tests/OutageTests.cs",
            """
            using Shop;
            using Xunit;

            namespace Shop.Tests;

            public sealed class OutageTests
            {
                [Fact]
                public async Task RecommendationsDown_LeaveTheRowEmpty()
                {
                    var recommendations = new FaultyRecommendations().Down();
                    var guard = new RecommendationsGuard(recommendations);
                    Assert.Empty(await guard.ForUserAsync(1, TestContext.Current.CancellationToken));
                }
            }
            """);

        bool hasContainer = added.Contains("HaAnalyzers.Extensions");
        if (hasContainer)
        {
            consumer.Write(
                "Shop.Tests/ContainerTests.cs",
                """
                using Microsoft.Extensions.DependencyInjection;
                using Shop;
                using Xunit;

                namespace Shop.Tests;

                public sealed class ContainerTests
                {
                    [Fact]
                    public async Task RecommendationsDown_LeaveTheRowEmpty()
                    {
                        var services = new ServiceCollection().AddSingleton<IRecommendations, BrokenRecommendations>().GuardNonCriticalDependencies();
                        var recommendations = new FaultyRecommendations().Down();
                        using var provider = services.ReplaceDependency(recommendations).BuildServiceProvider();
                        Assert.Empty(await provider.GetRequiredService<IRecommendations>().ForUserAsync(1, TestContext.Current.CancellationToken));
                        Assert.Equal(1, recommendations.Calls);
                    }
                }
                """);
        }

        CommandResult result = await consumer.RunAsync("--project", "Shop.Tests");

        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Contains($"Total: {(hasContainer ? 2 : 1)}, Errors: 0, Failed: 0", result.Output, StringComparison.Ordinal);
        Assert.Empty(result.RuleIds);
    }

    [Fact]
    public async Task StrictConsumer_BuildsWithoutAWarning()
    {
        Consumer consumer = packages.CreateConsumer("strict");
        consumer.WriteProject(
            "Library.csproj",
            """
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors><AnalysisMode>All</AnalysisMode><AnalysisLevel>latest-all</AnalysisLevel>
            <GenerateDocumentationFile>true</GenerateDocumentationFile><EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
            <HaAnalyzersMode>strict</HaAnalyzersMode><CheckForOverflowUnderflow>true</CheckForOverflowUnderflow><Features>strict</Features>
            """,
            packages: ["HaAnalyzers", "HaAnalyzers.Extensions"]);
        consumer.Write(
            "Contract.cs",
            """
            using HaAnalyzers;

            namespace Shop;

            /// <summary>Recommendations.</summary>
            [NonCritical("The page renders without recommendations")]
            public interface IRecommendations
            {
                /// <summary>The rows of a user.</summary>
                /// <param name="userId">The user.</param>
                /// <param name="cancellationToken">Ends the call.</param>
                /// <returns>The rows.</returns>
                [CachedFallback, EmptyFallback]
                ValueTask<IReadOnlyList<string>> ForUserAsync(int userId, CancellationToken cancellationToken);

                /// <summary>Records a view.</summary>
                /// <param name="titleId">The title.</param>
                /// <returns>A task.</returns>
                [OmitFallback("views may be missing")]
                Task RecordAsync(int titleId);

                /// <summary>Counts.</summary>
                [DefaultFallback(0)]
                int Unseen { get; }
            }
            """);

        CommandResult result = await consumer.BuildAsync();

        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Contains("0 Warning(s)", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProjectThatReferencesAConsumer_HasAttributesGeneratorAndRules()
    {
        Consumer consumer = packages.CreateConsumer("transitive");
        consumer.WriteProject("Contracts/Contracts.csproj");
        consumer.Write("Contracts/Contract.cs", Contract);
        consumer.WriteProject(
            "App/App.csproj", "<OutputType>Exe</OutputType>", """<ProjectReference Include="../Contracts/Contracts.csproj" />""", packages: []);
        consumer.Write(
            "App/Program.cs",
            """
            using HaAnalyzers;
            using Shop;
            IRows rows = new RowsGuard(new Rows());
            Console.WriteLine("rows: " + rows.Count() + new RecommendationsGuard(new BrokenRecommendations()).Breaker.State);

            [NonCritical("…")] internal interface IRows { int Count(); }
            internal sealed class Rows : IRows { public int Count() => 7; }
            """);

        CommandResult result = await consumer.RunAsync("--project", "App");

        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Contains("rows: 7Closed", result.Output, StringComparison.Ordinal);
        Assert.Equal(["HA1003"], result.RuleIds);
    }
}
