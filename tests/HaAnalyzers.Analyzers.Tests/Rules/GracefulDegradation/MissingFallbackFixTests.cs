using HaAnalyzers.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis.CSharp;
using Verify = HaAnalyzers.Analyzers.Tests.Testing.FixVerifier<
    HaAnalyzers.Analyzers.Rules.GracefulDegradation.MissingFallbackAnalyzer,
    HaAnalyzers.CodeFixes.Rules.GracefulDegradation.MissingFallbackCodeFixProvider>;

namespace HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation;

public sealed class MissingFallbackFixTests
{
    [Theory]
    [InlineData("HA1003.CachedFallback", "Task<IReadOnlyList<string>> [|Get|](int id);", "[CachedFallback]\n    [EmptyFallback]\n    Task<IReadOnlyList<string>> Get(int id);")]
    [InlineData("HA1003.EmptyFallback", "string [|Text|] { get; }", "[EmptyFallback]\n    string Text { get; }")]
    [InlineData("HA1003.EmptyFallback", "[CachedFallback] string[] [|Get|]();", "[EmptyFallback]\n    [CachedFallback] string[] Get();")]
    [InlineData("HA1003.DefaultFallback", "ValueTask<int> [|Count|]();", "[DefaultFallback]\n    ValueTask<int> Count();")]
    [InlineData("HA1003.DefaultFallback", "Task<int?> [|Count|]();", "[DefaultFallback]\n    Task<int?> Count();")]
    [InlineData("HA1003.OmitFallback", "Task [|RecordAsync|](int id);", "[OmitFallback(\"RecordAsync is left out while the dependency is away\")]\n    Task RecordAsync(int id);")]
    [InlineData("HA1003.OmitFallback", "Task<Uri?> [|Find|](int id);", "[OmitFallback(\"Find answers null while the dependency is away\")]\n    Task<Uri?> Find(int id);")]
    public Task Attribute_IsDeclared(string key, string before, string after) => VerifyMemberAsync(before, after, key);

    [Theory]
    [InlineData("Task<IReadOnlyList<string>> [|Get|](int id);", "[CachedFallback]\n    [EmptyFallback]\n    Task<IReadOnlyList<string>> Get(int id);")]
    [InlineData("Task<IReadOnlyList<string>> [|Get|](CancellationToken token);", "[EmptyFallback]\n    Task<IReadOnlyList<string>> Get(CancellationToken token);")]
    [InlineData("Task<List<string>> [|Get|](int id);", "[EmptyFallback]\n    Task<List<string>> Get(int id);")]
    [InlineData("Task<IReadOnlyList<string>> [|Get|](object key);", "[EmptyFallback]\n    Task<IReadOnlyList<string>> Get(object key);")]
    [InlineData("ValueTask<int> [|Count|]();", "[DefaultFallback]\n    ValueTask<int> Count();")]
    [InlineData("int? [|Count|]();", "[OmitFallback(\"Count answers null while the dependency is away\")]\n    int? Count();")]
    [InlineData("string? [|Text|]();", "[OmitFallback(\"Text answers null while the dependency is away\")]\n    string? Text();")]
    [InlineData("void [|Do|]();", "[OmitFallback(\"Do is left out while the dependency is away\")]\n    void Do();")]
    [InlineData("T? [|Find|]<T>(int id) where T : class;", "[OmitFallback(\"Find answers null while the dependency is away\")]\n    T? Find<T>(int id) where T : class;")]
    public Task BestFit_ComesFirst(string before, string after) => VerifyMemberAsync(before, after, equivalenceKey: null);

    [Fact]
    public Task BestFit_GivesEveryMemberAFallbackAtOnce() => Verify.VerifyAsync(
        """
        public sealed record Row(int Id);

        [NonCritical("…")]
        public interface IContract
        {
            string [|Text|](int id);
            int [|Count|]();
            Task [|DoAsync|]();
            Row [|First|]();
            IFormatProvider [|Format|]();
        }
        """,
        """
        public sealed record Row(int Id);

        [NonCritical("…")]
        public interface IContract
        {
            [EmptyFallback]
            string Text(int id);
            [DefaultFallback]
            int Count();
            [OmitFallback("DoAsync is left out while the dependency is away")]
            Task DoAsync();
            [FallbackMethod(typeof(ContractFallbacks), nameof(ContractFallbacks.First))]
            Row First();
            IFormatProvider [|Format|]();
        }

        internal static class ContractFallbacks
        {
            public static Row First() => new Row(default);
        }
        """);

    [Fact]
    public Task WindowsLineEndings_AreKept() => Verify.VerifyAsync(
        "[NonCritical(\"…\")]\r\npublic interface IContract\r\n{\r\n\tobject [|Get|]();\r\n}\r\n",
        "[NonCritical(\"…\")]\r\npublic interface IContract\r\n{\r\n\t[FallbackMethod(typeof(ContractFallbacks), nameof(ContractFallbacks.Get))]\r\n\tobject Get();\r\n}\r\n\r\n"
            + "internal static class ContractFallbacks\r\n{\r\n    public static object Get() => new object();\r\n}\r\n");

    [Theory]
    [InlineData("HA1003.EmptyFallback", "int [|Get|](int id);")]
    [InlineData("HA1003.DefaultFallback", "string [|Get|](int id);")]
    [InlineData("HA1003.OmitFallback", "int [|Get|](int id);")]
    [InlineData("HA1003.OmitFallback", "string [|Get|](int id);")]
    [InlineData("HA1003.CachedFallback", "string [|Get|](object key);")]
    [InlineData("HA1003.CachedFallback", "Task [|Get|](int id);")]
    [InlineData("HA1003.FallbackMethod", "Uri [|Get|](int id);")]
    [InlineData("HA1003.FallbackMethod", "IFormatProvider [|Get|](int id);")]
    [InlineData("HA1003.FallbackMethod", "T [|Get|]<T>(int id);")]
    [InlineData("HA1003.FallbackMethod", "string [|Get|](out int id);")]
    public Task KindThatDoesNotFit_IsNotOffered(string key, string member) => Verify.VerifyNoFixAsync(Contract(member), key);

    [Fact]
    public Task CommentsAndNeighbours_StayAsTheyAre() => Verify.VerifyAsync(
        """
        namespace Shop;

        [NonCritical("…")]
        public interface IContract
        {
            /// <summary>Counts.</summary>
            // by hand
            int [|Count|](); // behind

            [EmptyFallback] string Other { get; }
        }
        """,
        """
        namespace Shop;

        [NonCritical("…")]
        public interface IContract
        {
            /// <summary>Counts.</summary>
            // by hand
            [DefaultFallback]
            int Count(); // behind

            [EmptyFallback] string Other { get; }
        }
        """);

    [Fact]
    public Task WithoutUsing_TheAttributeIsQualified() => Verify.VerifyAsync(
        "[HaAnalyzers.NonCritical(\"…\")] public interface IContract { int [|Count|](); }",
        "[HaAnalyzers.NonCritical(\"…\")] public interface IContract { [HaAnalyzers.DefaultFallback] int Count(); }",
        project: TestProject.Library.WithoutUsing("HaAnalyzers"));

    [Fact]
    public Task FallbackMethods_AreDeclaredBesideTheContract() => Verify.VerifyAsync(
        """
        namespace Shop;

        public sealed record Title(int Id, string Name, string? Note);

        public class Page
        {
            public List<string> Rows { get; } = [];
        }

        [NonCritical("…")]
        public interface IRecommendations
        {
            Task<Title> [|BestAsync|](int userId, CancellationToken token);

            ValueTask<Page> [|PageAsync|](string? country);

            // two in one file
            Title [|Newest|] { get; }

            Task<IReadOnlyList<Title>> [|AllAsync|](int @class);
        } // end

        public class Other;
        """,
        """
        namespace Shop;

        public sealed record Title(int Id, string Name, string? Note);

        public class Page
        {
            public List<string> Rows { get; } = [];
        }

        [NonCritical("…")]
        public interface IRecommendations
        {
            [FallbackMethod(typeof(RecommendationsFallbacks), nameof(RecommendationsFallbacks.BestAsync))]
            Task<Title> BestAsync(int userId, CancellationToken token);

            [FallbackMethod(typeof(RecommendationsFallbacks), nameof(RecommendationsFallbacks.PageAsync))]
            ValueTask<Page> PageAsync(string? country);

            // two in one file
            [FallbackMethod(typeof(RecommendationsFallbacks), nameof(RecommendationsFallbacks.Newest))]
            Title Newest { get; }

            [FallbackMethod(typeof(RecommendationsFallbacks), nameof(RecommendationsFallbacks.AllAsync))]
            Task<IReadOnlyList<Title>> AllAsync(int @class);
        } // end

        internal static class RecommendationsFallbacks
        {
            public static Task<Title> BestAsync(int userId, CancellationToken token) => Task.FromResult<Title>(new Title(default, "", null));

            public static ValueTask<Page> PageAsync(string? country) => new ValueTask<Page>(new Page());

            public static Title Newest() => new Title(default, "", null);

            public static Task<IReadOnlyList<Title>> AllAsync(int @class) => Task.FromResult<IReadOnlyList<Title>>([]);
        }

        public class Other;
        """,
        "HA1003.FallbackMethod");

    [Fact]
    public Task FallbackMethod_CompilesInOlderLanguage() => VerifyMemberAsync(
        "Task<IEnumerable<string>> [|Get|](Dictionary<string, int> map);",
        "[FallbackMethod(typeof(ContractFallbacks), nameof(ContractFallbacks.Get))]\n    Task<IEnumerable<string>> Get(Dictionary<string, int> map);",
        "HA1003.FallbackMethod",
        TestProject.Library with { LanguageVersion = LanguageVersion.CSharp10 },
        """


        internal static class ContractFallbacks
        {
            public static Task<IEnumerable<string>> Get(Dictionary<string, int> map) => Task.FromResult<IEnumerable<string>>(global::System.Array.Empty<string>());
        }
        """);

    [Fact]
    public Task ExistingFallbackClass_IsExtended() => Verify.VerifyAsync(
        [
            "[NonCritical(\"…\")] public interface IContract { int [|Count|](); string [|Text|](); string [|Taken|](); }",
            """
            internal static class ContractFallbacks
            {
                public static int Taken() => 1;
            }
            """,
        ],
        [
            "[NonCritical(\"…\")] public interface IContract { [FallbackMethod(typeof(ContractFallbacks), nameof(ContractFallbacks.Count))] int Count(); "
                + "[FallbackMethod(typeof(ContractFallbacks), nameof(ContractFallbacks.Text))] string Text(); string [|Taken|](); }",
            """
            internal static class ContractFallbacks
            {
                public static int Taken() => 1;

                public static int Count() => default;

                public static string Text() => "";
            }
            """,
        ],
        "HA1003.FallbackMethod");

    [Fact]
    public Task NestedContract_GetsItsFallbacksBesideIt() => Verify.VerifyAsync(
        """
        public static class Outer
        {
            public sealed record Row(int Id);

            [NonCritical("…")]
            public interface IInner
            {
                Row [|First|]();
            }
        }
        """,
        """
        public static class Outer
        {
            public sealed record Row(int Id);

            [NonCritical("…")]
            public interface IInner
            {
                [FallbackMethod(typeof(OuterInnerFallbacks), nameof(OuterInnerFallbacks.First))]
                Row First();
            }

            internal static class OuterInnerFallbacks
            {
                public static Row First() => new Row(default);
            }
        }
        """,
        "HA1003.FallbackMethod");

    [Fact]
    public Task FixAll_TakesOneKindAcrossFiles() => Verify.VerifyAsync(
        [
            "[NonCritical(\"…\")] public interface IFirst { int [|Count|](); string [|Text|](); long [|Sum|](); }",
            "[NonCritical(\"…\")] public interface ISecond { bool [|Any|]() ; void [|Do|](); }",
        ],
        [
            "[NonCritical(\"…\")] public interface IFirst { [DefaultFallback] int Count(); string [|Text|](); [DefaultFallback] long Sum(); }",
            "[NonCritical(\"…\")] public interface ISecond { [DefaultFallback] bool Any() ; void [|Do|](); }",
        ],
        "HA1003.DefaultFallback");

    [Fact]
    public Task InheritedMember_HasNoFix() => Verify.VerifyNoFixAsync(
        """
        public interface ISource { int Count(); }
        [NonCritical("…")] public interface [|IContract|] : ISource { }
        """);

    private static Task VerifyMemberAsync(
        string before, string after, string? equivalenceKey, TestProject? project = null, string behind = "") =>
        Verify.VerifyAsync(Contract(before), Contract(after) + behind, equivalenceKey, project);

    private static string Contract(string member) => $"[NonCritical(\"…\")]\npublic interface IContract\n{{\n    {member}\n}}";
}
