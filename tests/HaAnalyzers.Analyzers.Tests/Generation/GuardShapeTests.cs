using HaAnalyzers.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HaAnalyzers.Analyzers.Tests.Generation;

/// <summary>Every shape gives a guard, and a fault double, that compile without a warning.</summary>
public sealed class GuardShapeTests
{
    public static TheoryData<string> Members =>
    [
        // results
        "void Record(int id);",
        "int Count(int id);",
        "string? Find(int id);",
        "Task RecordAsync(int id);",
        "Task<int> CountAsync(int id, CancellationToken cancellationToken);",
        "ValueTask RecordAsync(int id, CancellationToken cancellationToken = default);",
        "ValueTask<IReadOnlyList<string>> RowsAsync(int id, CancellationToken cancellationToken);",
        "Task<Task<int>> NestedAsync();",
        "dynamic Anything(dynamic a);",
        "(int Id, string? Name) Pair();",
        "int Current { get; }",
        "IReadOnlyList<string>? Rows { get; }",
        "int Limit { get; set; } string? Name { get; set; } int Written { set; } int First { get; init; }",
        "[DefaultFallback(3), OmitFallback(\"…\")] int Limit { get; set; }",
        "string this[int row, int column = 1] { get; set; } [EmptyFallback] string this[string key] { get; } int Items();",
        "string this[int row, params int[] columns] { get; set; } int this[params string[] names] { set; }",
        "[System.Diagnostics.CodeAnalysis.DoesNotReturn] void Stop(); [System.Diagnostics.CodeAnalysis.DoesNotReturn] int Exit(int code);",
        "event EventHandler Changed; event Action<string?>? Renamed;",
        "IAsyncEnumerable<int> StreamAsync(int id, CancellationToken cancellationToken = default);",
        "[EmptyFallback] IAsyncEnumerable<string?> StreamAsync<TKey>(TKey guard, int attempt, string reason) where TKey : notnull;",
        "IAsyncEnumerable<int> Stream { get; } [EmptyFallback] IEnumerable<int> Lazy(int id);",

        // fallbacks
        "[OmitFallback(\"…\")] void Record(int id);",
        "[OmitFallback(\"…\")] Task RecordAsync(int id);",
        "[OmitFallback(\"…\")] ValueTask RecordAsync(int id, CancellationToken cancellationToken);",
        "[OmitFallback(\"…\")] Task<string?> BannerAsync();",
        "[OmitFallback(\"…\")] ValueTask<string?> BannerAsync();",
        "[OmitFallback(\"…\")] int? Banner();",
        "[OmitFallback(\"…\")] ValueTask<string?> BannerAsync();",
        "[DefaultFallback] ValueTask<int> CountAsync();",
        "[DefaultFallback] ValueTask<object?> AnythingAsync();",
        "[DefaultFallback] int Count();",
        "[DefaultFallback(-1)] ValueTask<long> CountAsync();",
        "[DefaultFallback(200)] Task<byte> CountAsync();",
        "[DefaultFallback(5)] nuint? Size();",
        "[DefaultFallback(-7)] int? Find();",
        "[DefaultFallback(\"a \\\"b\\\"\\n\")] Task<string> NameAsync();",
        "[DefaultFallback(DayOfWeek.Friday)] DayOfWeek Day();",
        "[DefaultFallback(1.5)] double Ratio();",
        "[DefaultFallback(double.NaN)] double Ratio();",
        "[DefaultFallback('x')] char Letter();",
        "[DefaultFallback(true)] bool Is { get; }",
        "[DefaultFallback(3)] decimal Price();",
        "[DefaultFallback(typeof(int))] Type Kind();",
        "[EmptyFallback] string Text();",
        "[EmptyFallback] int[] Numbers();",
        "[EmptyFallback] Task<IEnumerable<int>> NumbersAsync();",
        "[EmptyFallback] ValueTask<IReadOnlyDictionary<string, int>> MapAsync();",
        "[EmptyFallback] IDictionary<string, int> Map();",
        "[EmptyFallback] List<int> List();",
        "[EmptyFallback] ISet<int>? Set();",
        "[EmptyFallback] System.Collections.Immutable.ImmutableArray<int> Immutable();",
        "[EmptyFallback] Task<ReadOnlyMemory<byte>> BytesAsync();",
        "[CachedFallback, EmptyFallback] ValueTask<IReadOnlyList<string>> RowsAsync(int id, CancellationToken cancellationToken);",
        "[CachedFallback, EmptyFallback] Task<string[]> RowsAsync(int id, string? country, DateTime at);",
        "[CachedFallback(MaxAgeSeconds = 1, Capacity = 1), DefaultFallback(0)] int Count();",
        "[CachedFallback, DefaultFallback] Task<int> ManyAsync(int a, int b, int c, int d, int e, int f, int g, int h, int i);",
        "[CachedFallback, DefaultFallback] int Count { get; }",

        // result checks
        "[ResultCheck(typeof(Checks), nameof(Checks.IsRight))] int Count(int result, bool accepted);",
        "[ResultCheck(typeof(Checks), nameof(Checks.IsRight)), DefaultFallback] int Count { get; }",
        "[ResultCheck(typeof(Checks), nameof(Checks.IsRight)), DefaultFallback] Task<int> CountAsync(CancellationToken token);",
        "[ResultCheck(typeof(Checks), nameof(Checks.IsRight)), CachedFallback, DefaultFallback] ValueTask<int> CountAsync(int answer, int reason);",

        // breaker keys
        "int Count([BreakerKey] int? dependency); int Sum([BreakerKey] int? call);",
        "Task CountAsync([BreakerKey] string Keys, string? Part); ValueTask<int> SumAsync([BreakerKey] string? key);",
        "Task<T> GetAsync<T>([BreakerKey] DayOfWeek day, T key);",
        "int Keys { get; } int Count([BreakerKey] int id); int Keys2([BreakerKey] long id);",

        // parameters
        "void Refs(ref int a, out string? b, in DateTime c);",
        "[DefaultFallback] int Refs(ref int a, out string b);",
        "void Spans(Span<byte> a, ReadOnlySpan<char> b, scoped Span<int> c);",
        "Task ParamsAsync(string a, params object?[] rest);",
        "Task DefaultsAsync(int a = 3, string? b = null, string c = \"x\\\"y\", DayOfWeek d = DayOfWeek.Monday, decimal e = 1.5m, double f = double.NaN, char g = '\\'', bool h = true, DateTime i = default, CancellationToken j = default);",
        "int Optional([System.Runtime.InteropServices.Optional, System.Runtime.InteropServices.DefaultParameterValue(5)] int a, object b, [System.Runtime.InteropServices.Optional] object c, int d = 3);",
        "int Position(ref readonly int position = 3); int Refs(int a);",
        "Task TokensAsync(CancellationToken first, CancellationToken second);",
        "Task KeywordsAsync(int @class, string @event, int @await, int async);",
        "Task CollidingAsync(int guard, int answer, int reason, int call, int pending, int result, int outcome, int exception, int failure, int cached, int age);",
        "Task FieldsAsync(int _inner, int _state);",
        "[CachedFallback, DefaultFallback] int Colliding(int call, int cached, int age, int failure, int result);",

        "Task KeptAsync(int inner, int given, int innerCopy); int KeptRefs(int inner, out int given);",
        "Task<int> this[in int id] { get; } IAsyncEnumerable<int> this[in long id, int idCopy] { get; }",
        "Required Rows(); Task<Required> RowsAsync();",

        // names
        "Task @class();",
        "Task Breaker(); Task State(); int DefaultOptions { get; }",
        "Task Down(); int Calls { get; } Task<int> AnswerTask<T>(T Inner); void Enter(string Enter); int Healthy(int Healthy); event EventHandler Hang;",
        "Task ThingGuard();",
        "Task Get(); Task GetFallback(); Task GetAwaited(); Task GetResponses();",
        "int Dispose(int a); string ToString(); bool Equals(int other);",
        "Task OverloadAsync(int a); Task OverloadAsync(string a); Task<int> OverloadAsync(int a, string b);",

        // generics
        "Task<T> GetAsync<T>(T key);",
        "[DefaultFallback] T? Get<T>(T key) where T : class;",
        "[EmptyFallback] ValueTask<List<T>> ListAsync<T, TKey>(TKey key) where T : class?, new() where TKey : struct, IComparable<TKey>;",
        "void Constrained<T, U, V>() where T : unmanaged where U : notnull where V : U;",
        "T? State<T>(T? a); T? Equals<T>(T? a) where T : class; T? Breaker<T>(T? a) where T : struct; T? GetType<T>(T? a) where T : Exception;",

        // others
        "int WithDefault() => 3;",
        "private int Hidden() => 3; int Seen();",
        "static int Helper() => 3; int Seen();",
        "[Obsolete(\"old\", true)] Task OldAsync(); [Obsolete] int Old { get; }",
        "int Level { get; internal set; } int this[int id] { internal get; set; }", "int Level { get => 1; internal set { } } int Other();",
        "[System.Diagnostics.CodeAnalysis.RequiresUnreferencedCode(\"…\")] int Reflect([System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.All)] Type type);",
    ];

    public static IEnumerable<TheoryDataRow<string>> MembersThatTakeValues =>
        Members.Where(row => !row.Data.Contains("Refs(", StringComparison.Ordinal) && !row.Data.Contains("Spans(", StringComparison.Ordinal)
            && !row.Data.Contains("IAsyncEnumerable", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Members))]
    public void Member_CompilesWithoutWarning(string members) => AssertCompilesWithoutWarning("\"less without it\"", members);

    [Theory]
    [MemberData(nameof(MembersThatTakeValues))]
    public void MemberInPipeline_CompilesWithoutWarning(string members) =>
        AssertCompilesWithoutWarning("\"less without it\", Pipeline = \"two \\\"tries\\\"\"", members);

    [Theory]
    [InlineData("[System.Diagnostics.CodeAnalysis.RequiresUnreferencedCode(\"…\")] int Load();", "IL2046")]
    [InlineData("[System.Diagnostics.CodeAnalysis.RequiresDynamicCode(\"…\")] Task<int> LoadAsync();", "IL3050")]
    [InlineData("int Load([System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.All)] Type type);", "IL2067")]
    [InlineData("int Load<[System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.All)] T>();", "IL2091")]
    public void WarningOfTrimming_IsLeftToCallersOfTheContract(string members, string warning)
    {
        GeneratorRun run = Run("\"less without it\"", members, LanguageVersion.CSharp12);
        Assert.All(["Shop.ThingGuard", "Shop.FaultyThing"], type => Assert.Contains(
            run.Output.GetTypeByMetadataName(type)!.GetAttributes(),
            attribute => attribute is { AttributeClass.Name: "UnconditionalSuppressMessageAttribute", ConstructorArguments: [_, { Value: string id }] } && id == warning));
    }

    [Fact]
    public void ContractWithWarningsOfItsOwn_IsRegisteredWithoutThem() => Assert.Empty(GeneratorRun.Of(
        """
        using System.Diagnostics.CodeAnalysis;
        [Experimental("SHOP001"), NonCritical("less without it")] public interface IRisky { int Count(); }
        [Experimental("SHOP002"), NonCritical("less without it")] public interface IRiskyRows<T> where T : IRisky { int Count(); }
        [Obsolete("…", DiagnosticId = "SHOP003"), NonCritical("less without it")] public interface IOld { int Count(); }
        [Experimental("SHOP004"), Critical("nothing without it")] public interface IAccounts { [ReadinessProbe] Task PingAsync(CancellationToken token); }
        """).ComplaintsAboutGeneratedCode);

    [Fact]
    public void DynamicArgument_NeedsNoBinderInTheKeyOfItsAnswer() => Assert.Contains(
        "new global::System.ValueTuple<dynamic>((object?)key)",
        Run("\"less without it\"", "[CachedFallback, DefaultFallback] int Count(dynamic key);", LanguageVersion.CSharp12).Sources
            .Single(source => source.HintName.StartsWith("ThingGuard", StringComparison.Ordinal)).SourceText.ToString(),
        StringComparison.Ordinal);

    /// <summary>The generator over a contract of these members.</summary>
    internal static GeneratorRun Run(string declaration, string members, LanguageVersion version) => GeneratorRun.Of(
        $$"""
        using System; using System.Collections.Generic; using System.Threading; using System.Threading.Tasks; using HaAnalyzers;
        namespace Shop
        {
            /// <summary>A thing.</summary>
            [NonCritical({{declaration}})]
            public interface IThing
            {
        #pragma warning disable CS1591
                {{members}}
            }

            internal static class Checks
            {
                public static bool IsRight(int result) => result > 0;
            }
        {{(version < LanguageVersion.CSharp11 ? "" : "/// <summary>Nobody creates it with new().</summary>\npublic sealed class Required : List<int> { public required int Total { get; set; } }")}}
        }
        """,
        version,
        TestReferences.ProductionUnderTest,
        implicitUsings: false);

    private static void AssertCompilesWithoutWarning(string declaration, string members)
    {
        foreach (LanguageVersion version in new[] { LanguageVersion.CSharp9, LanguageVersion.CSharp12 })
        {
            GeneratorRun run = Run(declaration, members, version);
            bool compiles = !run.Input.GetDiagnostics(TestContext.Current.CancellationToken).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            Assert.True(compiles || version < LanguageVersion.CSharp12, "the contract itself must compile");
            if (!compiles)
            {
                continue;
            }

            Assert.Empty(run.ComplaintsAboutGeneratedCode);
            Assert.NotNull(run.Output.GetTypeByMetadataName("Shop.ThingGuard"));
            Assert.NotNull(run.Output.GetTypeByMetadataName("Shop.FaultyThing"));
        }
    }
}
