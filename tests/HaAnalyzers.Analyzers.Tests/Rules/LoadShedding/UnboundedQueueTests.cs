using HaAnalyzers.Analyzers.Rules.LoadShedding;
using HaAnalyzers.Analyzers.Tests.Testing;
using HaAnalyzers.CodeFixes.Rules.LoadShedding;

namespace HaAnalyzers.Analyzers.Tests.Rules.LoadShedding;

public sealed class UnboundedQueueTests
{
    [Theory]
    [InlineData("Channel<int> _queue = Channel.CreateBounded<int>(10);")]
    [InlineData("BlockingCollection<int> _queue = new(10);")]
    [InlineData("ActionBlock<int> _queue = new(x => { }, new ExecutionDataflowBlockOptions { BoundedCapacity = 10 });")]
    [InlineData("static readonly ExecutionDataflowBlockOptions Options = new(); ActionBlock<int> _queue = new(x => { }, Options);")]
    [InlineData("ConcurrentQueue<int> _recent = new(); public void Add(int x) => _recent.Enqueue(x);")]
    [InlineData("Channel<int> _queue = Channel.CreateUnbounded<int>(); SemaphoreSlim _room = new(10);")]
    [InlineData("Channel<int> _queue = Channel.CreateUnbounded<int>(); public bool TryAdd(int x) => _queue.Reader.Count < 10 && _queue.Writer.TryWrite(x);")]
    [InlineData("Channel<int> _signal = Channel.CreateUnbounded<int>(); List<int> _kept = []; public void Add(int x) { if (_kept.Count == 0) { _signal.Writer.TryWrite(x); } _kept.Add(x); }")]
    [InlineData("Channel<int> _queue = Channel.CreateUnbounded<int>(); List<int> _kept = []; public bool IsFull => _kept.Count > 10;")]
    [InlineData("Channel<int> _queue = Channel.CreateUnbounded<int>(); List<int> _kept = []; public int Waiting => _kept.Count;")]
    [InlineData("Channel<int> _queue = Channel.CreateUnbounded<int>(); int _waiting; public void Add(int x, int most) { if (_waiting >= most) { return; } _queue.Writer.TryWrite(x); _waiting++; }")]
    [InlineData("Channel<int> _queue = Channel.CreateUnbounded<int>(); int _waiting; public void Add(int x) { lock (_queue) { if (100 > this._waiting) { _queue.Writer.TryWrite(x); this._waiting += 1; } } }")]
    [InlineData("Channel<int> _idle = Channel.CreateUnbounded<int>(); public ValueTask<int> Rent() => _idle.Reader.ReadAsync(); public void Return(int x) => _idle.Writer.TryWrite(x);")]
    [InlineData("void Run() { var results = Channel.CreateUnbounded<int>(); Use(results); } void Use(Channel<int> channel) { }")]
    [InlineData("Task Run() => Use(Channel.CreateUnbounded<int>()); Task Use(Channel<int> channel) => Task.CompletedTask;")]
    [InlineData("Channel<int> Create() => Channel.CreateUnbounded<int>(); void Run() { var results = Create(); results.Writer.Complete(); }")]
    [InlineData("Channel<T> Create<T>() => Channel.CreateUnbounded<T>(); Channel<int> Create(int size) => Channel.CreateBounded<int>(size); void Start() => _queue = Create(10); Channel<int>? _queue;")]
    [InlineData("public static Channel<int> Create() => Channel.CreateUnbounded<int>();")]
    [InlineData("ConcurrencyLimiterOptions _options = new() { QueueLimit = 100 };")]
    public Task BoundedOrShortLived_IsSilent(string members) => VerifyAsync(Type(members));

    [Fact]
    public Task TestProject_IsSilent() => VerifyAsync(Type("Channel<int> _queue = Channel.CreateUnbounded<int>();"), TestProject.Library with { IsTestProject = true });

    [Theory]
    [InlineData("Channel<int> _queue = [|Channel.CreateUnbounded<int>()|];")]
    [InlineData("Channel<int> Queue { get; } = [|Channel.CreateUnbounded<int>(new UnboundedChannelOptions { SingleReader = true })|];")]
    [InlineData("Channel<int> _queue = [|Channel.CreateUnbounded<int>()|]; List<int> _kept = []; public bool IsIdle => _kept.Count == 0;")]
    [InlineData("Channel<int> _queue = [|Channel.CreateUnbounded<int>()|]; List<int> _kept = []; public bool IsBusy => _kept.Count is > 0 || _kept.Count is not 0;")]
    [InlineData("Channel<int> _queue = [|Channel.CreateUnbounded<int>()|]; int _written; public void Add(int x) { _queue.Writer.TryWrite(x); _written++; } public bool IsBusy => _written > 100;")]
    [InlineData("Channel<int> _queue = [|Channel.CreateUnbounded<int>()|]; int _longest; public void Add(int x) { if (x > _longest) { _longest = x; } _queue.Writer.TryWrite(x); }")]
    [InlineData("Channel<int> _queue = [|Channel.CreateUnbounded<int>()|]; int _all; public void Add(int[] all) { for (int i = 0; i < all.Length; i++) { _queue.Writer.TryWrite(all[i]); _all++; } }")]
    [InlineData("Channel<int> _queue; public Work() => _queue = [|Channel.CreateUnbounded<int>()|];")]
    [InlineData("BlockingCollection<int> _queue = [|new()|];")]
    [InlineData("BlockingCollection<int> _queue = [|new BlockingCollection<int>(new ConcurrentQueue<int>())|];")]
    [InlineData("ActionBlock<int> _queue = [|new(x => { })|];")]
    [InlineData("BufferBlock<int> _queue = [|new BufferBlock<int>(new DataflowBlockOptions { EnsureOrdered = false })|];")]
    [InlineData("ConcurrencyLimiterOptions _options = new() { QueueLimit = [|int.MaxValue|] };")]
    [InlineData("void Add(IServiceCollection services) => services.AddSingleton([|Channel.CreateUnbounded<int>()|]);")]
    [InlineData("void Add(IServiceCollection services) => services.AddSingleton(_ => [|Channel.CreateUnbounded<int>()|]);")]
    [InlineData("void Add<T>(IServiceCollection services) => services.AddSingleton<Channel<T>>(_ => Create<T>()); static Channel<T> Create<T>() => [|Channel.CreateUnbounded<T>()|];")]
    [InlineData("Channel<int> _queue = Create(); private static Channel<int> Create() { return [|Channel.CreateUnbounded<int>()|]; }")]
    public Task Unbounded_IsReported(string members) => VerifyAsync(Type(members));

    [Theory]
    [InlineData("await channel.BasicQosAsync(0, 50, false); await channel.BasicConsumeAsync(\"orders\", false, consumer);")]
    [InlineData("await channel.BasicQosAsync(0, count, false);")]
    [InlineData("await channel.BasicConsumeAsync(\"answers\", true, consumer);")]
    [InlineData("await channel.BasicConsumeAsync(\"orders\", count == 0, consumer);")]
    [InlineData("await channel.[|BasicConsumeAsync|](\"orders\", false, consumer);")]
    [InlineData("await channel.[|BasicConsumeAsync|](consumer: consumer, queue: \"orders\", autoAck: false);")]
    [InlineData("await channel.[|BasicQosAsync|](0, 0, false);")]
    [InlineData("await channel.[|BasicQosAsync|](prefetchSize: 0, global: true, prefetchCount: 0); await channel.BasicConsumeAsync(\"orders\", false, consumer);")]
    public Task Prefetch_IsReportedWhereItHasNoLimit(string statements) => VerifyAsync(
        $$"""
        using RabbitMQ.Client;
        public class Consumer { public async Task RunAsync(IChannel channel, IAsyncBasicConsumer consumer, ushort count) { {{statements}} } }
        """,
        TestProject.ServiceLibrary);

    [Fact]
    public Task PrefetchMessage_SaysHow() => RuleVerifier<UnboundedQueueAnalyzer>.VerifyMessageAsync(
        """
        using RabbitMQ.Client;
        public class Consumer { public Task RunAsync(IChannel channel, IAsyncBasicConsumer consumer) => channel.{|#0:BasicConsumeAsync|}("orders", false, consumer); }
        """,
        "'BasicConsumeAsync' has no prefetch limit: when more comes than goes, what waits grows until the memory or the patience of the callers is used up; set one with 'BasicQosAsync' before consuming",
        TestProject.ServiceLibrary);

    [Fact]
    public Task QueueDrainedByAHostedService_IsReported() => VerifyAsync("""
        using System.Collections.Concurrent;
        using Microsoft.Extensions.Hosting;

        public sealed class Mailer : BackgroundService
        {
            private readonly ConcurrentQueue<string> _mails = [|new()|];

            public void Send(string mail) => _mails.Enqueue(mail);

            protected override Task ExecuteAsync(CancellationToken token) => _mails.TryDequeue(out _) ? Task.CompletedTask : Task.Delay(100, token);
        }
        """);

    [Theory]
    [InlineData("Jobs", "[|new()|]")]
    [InlineData("IJobs", "[|new()|]")]
    [InlineData("object", "new()")]
    public Task QueueOfAClassThatAHostedServiceIsGiven_IsReported(string taken, string creation) => VerifyAsync($$"""
        using System.Collections.Concurrent;
        using Microsoft.Extensions.Hosting;

        public interface IJobs { void Add(int job); bool TryTake(out int job); }

        public sealed class Jobs : IJobs
        {
            private readonly ConcurrentQueue<int> _jobs = {{creation}};
            public void Add(int job) => _jobs.Enqueue(job);
            public bool TryTake(out int job) => _jobs.TryDequeue(out job);
        }

        public sealed class Runner({{taken}} jobs) : BackgroundService
        {
            protected override Task ExecuteAsync(CancellationToken token) => Task.FromResult(jobs);
        }
        """);

    [Fact]
    public Task QueueLimit_FollowsTheOption() => VerifyAsync(
        Type("ConcurrencyLimiterOptions _a = new() { QueueLimit = 5_000 }, _b = new() { QueueLimit = [|10_001|] };"),
        TestProject.Library with { EditorConfig = "[*.cs]\nha_max_queue_limit = 10000\n" });

    [Theory]
    [InlineData("int")]
    [InlineData("Func<string, Task<bool>>")]
    public Task Message_NamesQueueAndNextStep(string element) => RuleVerifier<UnboundedQueueAnalyzer>.VerifyMessageAsync(
        Type($"Channel<{element}> _queue = {{|#0:Channel.CreateUnbounded<{element}>()|}};"),
        $"'Channel<{element}>' has no bound: when more comes than goes, what waits grows until the memory or the patience of the callers is used up; use 'Channel.CreateBounded'");

    [Fact]
    public Task Fix_BoundsTheChannel() => FixVerifier<UnboundedQueueAnalyzer, UnboundedQueueCodeFixProvider>.VerifyAsync(
        Type("Channel<int> _a = [|Channel.CreateUnbounded<int>()|];\nChannel<int> _b = [|Channel.CreateUnbounded<int>(new UnboundedChannelOptions { SingleReader = true })|];\nBlockingCollection<int> _c = {|HA3005:new()|};"),
        Type("Channel<int> _a = Channel.CreateBounded<int>(1_000);\nChannel<int> _b = Channel.CreateBounded<int>(new BoundedChannelOptions(1_000) { SingleReader = true });\nBlockingCollection<int> _c = {|HA3005:new()|};"));

    private static string Type(string members) => $$"""
        using System.Collections.Concurrent;
        using System.Threading.Channels;
        using System.Threading.RateLimiting;
        using System.Threading.Tasks.Dataflow;
        #pragma warning disable CS0169, CS0414

        public sealed class Work
        {
            {{members}}
        }
        """;

    private static Task VerifyAsync(string source, TestProject? project = null) => RuleVerifier<UnboundedQueueAnalyzer>.VerifyAsync(source, project);
}
