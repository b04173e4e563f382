using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Extensions.Tests.Contracts;
using HaAnalyzers.Guarding;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Extensions.Tests.Guards;

/// <summary>A guard of each form around a scripted dependency, on fake time; one failure opens its breaker for five seconds.</summary>
internal sealed class GuardedKinds
{
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan Break = TimeSpan.FromSeconds(5);

    private readonly Form _form;
    private readonly ReplicaKinds _replica = new();
    private readonly List<int> _substituted = Substitutes.Observe();

    public GuardedKinds(Form form)
    {
        _form = form;
        (Guard, Breaker, Contract) = Create(form);
    }

    public FakeTimeProvider Time { get; } = new();

    public ScriptedKinds Dependency { get; } = new();

    public IKinds Guard { get; }

    public CircuitBreaker Breaker { get; }

    public Type Contract { get; }

    /// <summary>What the caller gets in place of an answer, where nothing is cached; an exception where there is no fallback.</summary>
    public string? Substitute(Kind kind, int id) => (_form, kind) switch
    {
        (_, _) when !kind.HasResult() => null,
        (Form.Empty or Form.Cached, _) => "",
        (Form.Default, _) => "default",
        (Form.Method, Kind.Property) => "method",
        (Form.Method, _) => $"method {id}",
        (Form.Implementation, Kind.Property) => "replica",
        (Form.Implementation, _) => $"replica {id}",
        _ => null,
    };

    public FallbackKind FallbackKind(Kind kind) => (_form, kind.HasResult()) switch
    {
        (Form.None, _) or (Form.Default, false) => Guarding.FallbackKind.None,
        (Form.Method, _) => Guarding.FallbackKind.Method,
        (Form.Implementation, _) => Guarding.FallbackKind.Implementation,
        (Form.Omitted, _) or (_, false) => Guarding.FallbackKind.Omitted,
        (Form.Default, _) => Guarding.FallbackKind.Default,
        _ => Guarding.FallbackKind.Empty,
    };

    /// <summary>What the substitutes were asked to send.</summary>
    public IReadOnlyList<int> Sent => _form == Form.Implementation ? _replica.Sent : _substituted;

    public static bool Applies(Failure failure, Kind kind) => failure switch
    {
        Failure.ReturnsFaultedTask or Failure.FaultsLater or Failure.IgnoresTheTimeout => kind.IsAsync(),
        Failure.HonoursTheTimeout => kind.HasToken(),
        Failure.ReturnsNull => kind is Kind.Task or Kind.TaskOfValue,
        Failure.ReturnsConsumedValueTask => kind.IsValueTask(),
        _ => true,
    };

    /// <summary>Makes the next call fail, and lets it: time passes where the failure is one of time.</summary>
    public async Task<string?> CallFailing(Failure failure, Kind kind, int id, CancellationToken cancellationToken = default)
    {
        var answer = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        Dependency.ReturnsConsumedValueTask = failure == Failure.ReturnsConsumedValueTask;
        Dependency.Script = token => failure switch
        {
            Failure.Throws => throw new HttpRequestException("down"),
            Failure.ThrowsCancellationOfItsOwn => throw new OperationCanceledException("gave up"),
            Failure.ReturnsFaultedTask => Task.FromException<string?>(new HttpRequestException("down")),
            Failure.HonoursTheTimeout when kind.IsAsync() => UntilCancelled(token),
            Failure.HonoursTheTimeout => BlockUntilCancelled(token),
            Failure.ReturnsNull => null,
            Failure.ReturnsConsumedValueTask => Task.FromResult<string?>("never seen"),
            _ => answer.Task,
        };
        if (failure == Failure.BreakerIsOpen)
        {
            Breaker.Isolate();
        }

        Task<string?> call = Guard.Call(kind, id, cancellationToken);
        if (failure is Failure.IgnoresTheTimeout or Failure.HonoursTheTimeout && kind.IsAsync())
        {
            Time.Advance(Timeout - TimeSpan.FromMilliseconds(1));
            Assert.False(call.IsCompleted);
            Time.Advance(TimeSpan.FromMilliseconds(1));
        }
        else if (failure == Failure.FaultsLater)
        {
            Assert.False(call.IsCompleted);
            answer.SetException(new HttpRequestException("down"));
        }

        return await call;
    }

    private static async Task<string?> UntilCancelled(CancellationToken token)
    {
        await Task.Delay(System.Threading.Timeout.Infinite, token);
        return "too late";
    }

    private Task<string?> BlockUntilCancelled(CancellationToken token)
    {
        Time.Advance(Timeout);
        token.ThrowIfCancellationRequested();
        return Task.FromResult<string?>("too late");
    }

    private (IKinds Guard, CircuitBreaker Breaker, Type Contract) Create(Form form)
    {
        switch (form)
        {
            case Form.Empty:
                var empty = new EmptyKindsGuard(Dependency, timeProvider: Time);
                return (empty, empty.Breaker, typeof(IEmptyKinds));
            case Form.Default:
                var constant = new DefaultKindsGuard(Dependency, timeProvider: Time);
                return (constant, constant.Breaker, typeof(IDefaultKinds));
            case Form.Omitted:
                var omitted = new OmittedKindsGuard(Dependency, timeProvider: Time);
                return (omitted, omitted.Breaker, typeof(IOmittedKinds));
            case Form.Method:
                var method = new MethodKindsGuard(Dependency, timeProvider: Time);
                return (new MethodKinds(method), method.Breaker, typeof(IMethodKinds));
            case Form.Implementation:
                var replicated = new ReplicatedKindsGuard(Dependency, _replica, timeProvider: Time);
                return (replicated, replicated.Breaker, typeof(IReplicatedKinds));
            case Form.Cached:
                var cached = new CachedKindsGuard(Dependency, timeProvider: Time);
                return (cached, cached.Breaker, typeof(ICachedKinds));
            default:
                var bare = new BareKindsGuard(Dependency, timeProvider: Time);
                return (bare, bare.Breaker, typeof(IBareKinds));
        }
    }
}
