using HaAnalyzers.Analyzers.Rules.GracefulDegradation;
using HaAnalyzers.Analyzers.Tests.Testing;

namespace HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation;

public sealed class MissingFallbackTests
{
    [Theory]
    [InlineData("Task<IReadOnlyList<string>> [|ForUserAsync|](int userId);")]
    [InlineData("ValueTask<int> [|CountAsync|]();")]
    [InlineData("string [|Name|] { get; }")]
    [InlineData("void [|Record|](int id);")]
    [InlineData("Task [|RecordAsync|](int id);")]
    [InlineData("ValueTask [|RecordAsync|](int id);")]
    [InlineData("T? [|Get|]<T>(int id);")]
    [InlineData("[CachedFallback] Task<IReadOnlyList<string>> [|ForUserAsync|](int userId);")]
    [InlineData("[CachedFallback] string [|Name|] { get; }")]
    [InlineData("[Obsolete] int [|Old|]();")]
    public Task MemberWithoutFallback_IsReported(string member) => VerifyAsync($$"""[NonCritical("…")] public interface IContract { {{member}} }""");

    [Theory]
    [InlineData("[EmptyFallback] Task<IReadOnlyList<string>> ForUserAsync(int userId);")]
    [InlineData("[CachedFallback, EmptyFallback] Task<IReadOnlyList<string>> ForUserAsync(int userId);")]
    [InlineData("[DefaultFallback(0)] ValueTask<int> CountAsync();")]
    [InlineData("[OmitFallback(\"…\")] Task RecordAsync(int id);")]
    [InlineData("[OmitFallback(\"…\")] string? Name { get; }")]
    [InlineData("[FallbackMethod(typeof(Defaults), nameof(Defaults.Name))] string Name();")]
    public Task MemberWithFallback_IsSilent(string member) => VerifyAsync(
        $$"""
        [NonCritical("…")] public interface IContract { {{member}} }
        public static class Defaults { public static string Name() => ""; }
        """);

    [Theory]
    [InlineData("static int Count() => 0;")]
    [InlineData("int Count() => 0;")]
    [InlineData("int Count { get => 0; }")]
    [InlineData("const int Count = 0;")]
    [InlineData("event Action? Changed;")]
    [InlineData("[OmitFallback(\"…\")] int Count { set; }")]
    [InlineData("[DefaultFallback, OmitFallback(\"…\")] int Count { get; set; }")]
    [InlineData("[DefaultFallback] int Count { get; init; }")]
    [InlineData("ref int Count();")]
    [InlineData("[EmptyFallback] IAsyncEnumerable<int> CountAsync();")]
    [InlineData("interface INested { int Count(); }")]
    public Task MemberThatNeedsNoneOrCannotBeGuarded_IsSilent(string member) =>
        VerifyAsync($$"""[NonCritical("…")] public interface IContract { {{member}} }""");

    [Theory]
    [InlineData("int [|Count|] { set; }")]
    [InlineData("int [|Count|] { get; set; }")]
    [InlineData("[DefaultFallback] int [|Count|] { get; set; }")]
    [InlineData("int [|this|][int index] { get; }")]
    [InlineData("IAsyncEnumerable<int> [|CountAsync|]();")]
    public Task AccessorOrStreamWithoutFallback_IsReported(string member) =>
        VerifyAsync($$"""[NonCritical("…")] public interface IContract { {{member}} }""");

    [Theory]
    [InlineData("[DefaultFallback(\"text\")] int Count();")]
    [InlineData("[EmptyFallback] int Count();")]
    [InlineData("[FallbackMethod(typeof(object), \"Missing\")] int Count();")]
    public Task FallbackThatDoesNotFit_IsAnotherRulesBusiness_IsSilent(string member) =>
        VerifyAsync($$"""[NonCritical("…")] public interface IContract { {{member}} }""");

    [Fact]
    public Task FallbackOfTheContract_CoversTheMembersItFits() => VerifyAsync(
        """
        [NonCritical("…"), EmptyFallback, OmitFallback("…"), CachedFallback]
        public interface IContract
        {
            IReadOnlyList<string> List();
            string Text();
            void Do();
            object? Maybe();
            int [|Count|]();
            object [|Certain|]();
        }
        """);

    [Fact]
    public Task CachedFallbackOfTheContract_IsNotEnough() => VerifyAsync(
        """
        [NonCritical("…"), CachedFallback]
        public interface IContract
        {
            IReadOnlyList<string> [|List|]();
            void [|Do|]();
            [EmptyFallback] string Text();
        }
        """);

    [Fact]
    public Task FallbackImplementation_IsSilent() => VerifyAsync(
        """
        [NonCritical("…", Fallback = typeof(Replica))]
        public interface IOrders { int Count(); }
        public sealed class Replica : IOrders { public int Count() => 0; }
        """);

    [Fact]
    public Task ContractThatIsNotNonCritical_IsSilent() => VerifyAsync(
        """
        [Critical("…")] public interface IAccounts { int Count(); }
        public interface IPlain { int Count(); }
        [NonCritical("…")] public sealed class Client { public int Count() => 0; }
        """);

    [Fact]
    public Task MemberOfAClass_IsReported() => VerifyAsync(
        """
        [NonCritical("…")]
        public class Client
        {
            public virtual int [|Count|]() => 0;
            [DefaultFallback] public virtual int Limit() => 0;
            public override string ToString() => "";
            protected virtual void Reset() { }
        }
        """);

    [Fact]
    public Task ClassNamedByTheAssembly_IsReportedThere() => VerifyAsync(
        """
        [assembly: [|NonCritical(typeof(Client), "…")|]]
        public class Client { public virtual int Count() => 0; }
        """);

    [Fact]
    public Task GenericContract_IsReported() => VerifyAsync("[NonCritical(\"…\")] public interface IGeneric<T> { T [|Get|](); }");

    [Fact]
    public Task InheritedMember_IsReportedAtTheContract() => VerifyAsync(
        """
        public interface ISource { int Count(); }
        [NonCritical("…")] public interface [|IContract|] : ISource, IDisposable, IAsyncDisposable { [EmptyFallback] string Text(); }
        """);

    [Fact]
    public Task MemberInheritedFromAnotherContract_IsReportedOnce() => VerifyAsync(
        """
        [NonCritical("…")] public interface IFirst { int [|Count|](); }
        [NonCritical("…")] public interface ISecond : IFirst { }
        """);

    [Fact]
    public Task PartialContract_IsReportedInTheFileOfTheMember() => RuleVerifier<MissingFallbackAnalyzer>.VerifyAsync(
        ["[NonCritical(\"…\")] public partial interface IContract { int [|First|](); }", "partial interface IContract { int [|Second|](); }"]);

    [Fact]
    public Task ContractOfThisAssemblyMarkedOnIt_IsReported() => VerifyAsync(
        """
        [assembly: NonCritical(typeof(IContract), "…")]
        public interface IContract { int [|Count|](); [EmptyFallback] string Text(); }
        """);

    [Theory]
    [InlineData("[assembly: [|NonCritical(typeof(Vendor.IVendor), \"…\")|]]")]
    [InlineData("[assembly: NonCritical(typeof(Vendor.IVendor), \"…\", Fallback = typeof(Offline))]")]
    [InlineData("[assembly: NonCritical(typeof(Vendor.IPrepared), \"…\")]")]
    public Task ContractOfAnotherAssembly_IsReportedAtTheMark(string mark) => VerifyAsync(
        mark + " public sealed class Offline : Vendor.IVendor { public int Count() => 0; public int Other() => 0; }",
        TestProject.Library.WithProject(
            "Vendor",
            """
            namespace Vendor
            {
                public interface IVendor { int Count(); int Other(); }
                public interface IPrepared { [DefaultFallback] int Count(); }
            }
            """));

    [Fact]
    public Task TestProjectOrSwitchedOff_IsSilent() => Task.WhenAll(
        VerifyAsync("[NonCritical(\"…\")] public interface IContract { int Count(); }", TestProject.Library with { IsTestProject = true }),
        VerifyAsync(
            "[NonCritical(\"…\")] public interface IContract { int Count(); }",
            TestProject.Library with { GlobalConfig = "build_property.HaAnalyzersEnabled = false" }));

    [Theory]
    [InlineData("Task<IReadOnlyList<string>> {|#0:ForUserAsync|}(int id);", "IContract.ForUserAsync", "has no fallback, so its guard can only throw while the dependency is away", "[EmptyFallback]")]
    [InlineData("[CachedFallback] string {|#0:Text|}();", "IContract.Text", "has only a cached fallback, so its guard can only throw while nothing is cached", "[EmptyFallback]")]
    [InlineData("int {|#0:Count|} { get; }", "IContract.Count", "has no fallback, so its guard can only throw while the dependency is away", "[DefaultFallback]")]
    [InlineData("Task {|#0:RecordAsync|}();", "IContract.RecordAsync", "has no fallback, so its guard can only throw while the dependency is away", "[OmitFallback(\"…\")]")]
    [InlineData("object? {|#0:Find|}();", "IContract.Find", "has no fallback, so its guard can only throw while the dependency is away", "[OmitFallback(\"…\")]")]
    [InlineData("Uri {|#0:Find|}();", "IContract.Find", "has no fallback, so its guard can only throw while the dependency is away", "[FallbackMethod]")]
    [InlineData("System.Linq.IQueryable<string> {|#0:All|}();", "IContract.All", "has no fallback, so its guard can only throw while the dependency is away", "[FallbackMethod]")]
    public Task Message_NamesMemberFaultAndNextStep(string member, string subject, string fault, string next) =>
        RuleVerifier<MissingFallbackAnalyzer>.VerifyMessageAsync(
            $$"""[NonCritical("…")] public interface IContract { {{member}} }""", $"'{subject}' {fault}; declare {next}");

    [Theory]
    [InlineData("Uri Find();", "'Fallback = typeof(…)'")]
    [InlineData("string Find();", "[EmptyFallback]")]
    [InlineData("int Find();", "[DefaultFallback]")]
    [InlineData("Task Find();", "[OmitFallback(\"…\")]")]
    public Task MessageOfAnInheritedMember_NamesWhatCanStandOnTheContract(string member, string next) => RuleVerifier<MissingFallbackAnalyzer>.VerifyMessageAsync(
        $$"""public interface ISource { {{member}} } [NonCritical("…")] public interface {|#0:IContract|} : ISource;""",
        $"'IContract.Find' has no fallback, so its guard can only throw while the dependency is away; declare {next}");

    [Theory]
    [InlineData("[EmptyFallback]", "string Find();")]
    [InlineData("[DefaultFallback]", "int Find();")]
    [InlineData("[OmitFallback(\"…\")]", "Task Find();")]
    public Task InheritedMemberWithTheDefaultOfTheContract_IsSilent(string attribute, string member) =>
        VerifyAsync($$"""public interface ISource { {{member}} } [NonCritical("…"), {{attribute.Trim('[', ']')}}] public interface IContract : ISource;""");

    private static Task VerifyAsync(string source, TestProject? project = null) =>
        RuleVerifier<MissingFallbackAnalyzer>.VerifyAsync(source, project);
}
