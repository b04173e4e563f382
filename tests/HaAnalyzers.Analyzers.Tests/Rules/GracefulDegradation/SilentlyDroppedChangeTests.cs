using HaAnalyzers.Analyzers.Rules.GracefulDegradation;
using HaAnalyzers.Analyzers.Tests.Testing;
using HaAnalyzers.CodeFixes.Rules.GracefulDegradation;

namespace HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation;

public sealed class SilentlyDroppedChangeTests
{
    [Theory]
    [InlineData("[OmitFallback(\"…\")] Task RecordViewAsync(int title);")]
    [InlineData("[FallbackMethod(typeof(Later), nameof(Later.Add))] Task<int> AddAsync(int title);")]
    [InlineData("Task<int> AddAsync(int title);")]
    [InlineData("[DefaultFallback(0)] Task<int> CountAsync(int title);")]
    [InlineData("[DefaultFallback(0)] Task<int> AddressOfAsync(int title);")]
    [InlineData("[DefaultFallback(0)] int Saved { get; }")]
    [InlineData("[EmptyFallback] Task<IReadOnlyList<string>> TrackListAsync(int album);")]
    [InlineData("[DefaultFallback] Task<string?> StoreNameAsync(int storeId);")]
    [InlineData("[DefaultFallback(0)] Task<int> BookCountAsync();")]
    [InlineData("[DefaultFallback] ValueTask<DateTimeOffset?> ReleaseDateAsync(int title);")]
    [InlineData("[DefaultFallback] Task<string?> PlaceAddressAsync(int placeId);")]
    [InlineData("[DefaultFallback] string? PostTitle(int id);")]
    public Task DecidedOrNoChange_IsSilent(string member) => VerifyAsync(Contract("", member));

    [Fact]
    public Task OtherImplementation_IsSilent() => VerifyAsync("""
        [NonCritical("…", Fallback = typeof(Queue))]
        public interface IHistory { Task RecordViewAsync(int title); }

        public sealed class Queue : IHistory { public Task RecordViewAsync(int title) => Task.CompletedTask; }
        """);

    [Theory]
    [InlineData("", "[DefaultFallback(0)] Task<int> [|AddAsync|](int title);")]
    [InlineData("", "[DefaultFallback] Task<string?> [|SaveAsync|](int title);")]
    [InlineData("[OmitFallback(\"…\")]", "Task [|RecordViewAsync|](int title);")]
    [InlineData("[OmitFallback(\"…\")]", "void [|Send|](int title);")]
    [InlineData("[DefaultFallback(0)]", "Task<int> [|IncrementAsync|](string name);")]
    [InlineData("[DefaultFallback]", "ValueTask<bool> [|TrackAsync|](int title);")]
    [InlineData("[DefaultFallback]", "Task<string?> [|StoreNameAsync|](int id, string name);")]
    [InlineData("[OmitFallback(\"…\")]", "Task [|StoreNameAsync|](int id);")]
    [InlineData("[DefaultFallback]", "Task<bool> [|RecordTimeAsync|](int id);")]
    [InlineData("[DefaultFallback]", "Task<string?> [|SetNameAsync|](int id);")]
    [InlineData("[DefaultFallback(0)]", "Task<int> [|PlaceOrderAsync|](int title);")]
    public Task LostWithoutAWord_IsReported(string onContract, string member) => VerifyAsync(Contract(onContract, member));

    [Fact]
    public Task Message_NamesMemberAndNextStep() => RuleVerifier<SilentlyDroppedChangeAnalyzer>.VerifyMessageAsync(
        Contract("", "[DefaultFallback(0)] Task<int> {|#0:AddAsync|}(int title);"),
        "'IHistory.AddAsync' changes something, and while the dependency is away the change is lost without a word; keep it with a [FallbackMethod], a queue for example");

    [Fact]
    public Task Fix_SaysItAtTheMember() => FixVerifier<SilentlyDroppedChangeAnalyzer, SilentlyDroppedChangeCodeFixProvider>.VerifyAsync(
        """
        [NonCritical("…"), OmitFallback("…")]
        public interface IHistory
        {
            Task [|RecordViewAsync|](int title);

            [DefaultFallback]
            Task<string?> [|SaveAsync|](int title);
        }
        """,
        """
        [NonCritical("…"), OmitFallback("…")]
        public interface IHistory
        {
            [OmitFallback("RecordViewAsync gets lost while the dependency is away")]
            Task RecordViewAsync(int title);

            [OmitFallback("SaveAsync gets lost while the dependency is away")]
            Task<string?> SaveAsync(int title);
        }
        """);

    private static string Contract(string onContract, string member) => $$"""
        [NonCritical("…")] {{onContract}}
        public interface IHistory { {{member}} }

        public static class Later { public static Task<int> Add(int title) => Task.FromResult(0); }
        """;

    private static Task VerifyAsync(string source) => RuleVerifier<SilentlyDroppedChangeAnalyzer>.VerifyAsync(source);
}
