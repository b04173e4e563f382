using static HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation.CallSites;

namespace HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation;

/// <summary>HA1001 where the code around the call decides.</summary>
public sealed class GuardedCallSiteTests
{
    private const string Titles = "async Task<IReadOnlyList<Title>>";

    [Theory]
    [InlineData("catch { return []; }")]
    [InlineData("catch (Exception) { return []; }")]
    [InlineData("catch (System.Exception exception) { Log(exception); return []; }")]
    [InlineData("catch (Exception e) when (e is not OperationCanceledException) { return []; }")]
    [InlineData("catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException)) { return []; }")]
    [InlineData("catch (Exception e) when (!(e is TaskCanceledException)) { return []; }")]
    [InlineData("catch (Exception) when (!cancellation.IsCancellationRequested) { return []; }")]
    [InlineData("catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested) { return []; }")]
    [InlineData("catch (OperationCanceledException) { throw; } catch (Exception) { return []; }")]
    [InlineData("catch (HttpRequestException) { return []; } catch (Exception) { return []; }")]
    [InlineData("catch (Exception e) { if (e is OperationCanceledException && cancellation.IsCancellationRequested) { throw; } return []; }")]
    [InlineData("catch (Exception e) { Log(e); } return [];")]
    [InlineData("catch (Exception e) { Func<int> never = () => throw e; return []; }")]
    [InlineData("catch (Exception) { cancellation.ThrowIfCancellationRequested(); return []; }")]
    public Task CallInsideTryWithCatchAllThatAnswers_IsSilent(string handlers) => VerifyTryAsync("ForUserAsync", handlers);

    [Theory]
    [InlineData("catch { throw; }")]
    [InlineData("catch (Exception e) { throw new InvalidOperationException(\"recommendations\", e); }")]
    [InlineData("catch (Exception e) { Log(e); throw; }")]
    [InlineData("catch (HttpRequestException) { return []; }")]
    [InlineData("catch (HttpRequestException e) when (e.StatusCode == System.Net.HttpStatusCode.NotFound) { return []; }")]
    [InlineData("catch (Exception e) when (e is HttpRequestException) { return []; }")]
    [InlineData("catch (Exception e) when (IsTransient(e)) { return []; }")]
    [InlineData("catch (Exception e) when (e is not HttpRequestException) { return []; }")]
    [InlineData("catch (HttpRequestException) { throw; } catch (Exception) { return []; }")]
    [InlineData("catch (Exception e) { if (attempt++ == 3) { throw; } Log(e); return []; }")]
    [InlineData("catch (Exception e) { if (e is not OperationCanceledException) { throw; } return []; }")]
    [InlineData("catch (Exception e) { Log(e); } throw new InvalidOperationException();")]
    [InlineData("catch (Exception e) { System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e); return []; }")]
    [InlineData("finally { attempt++; }")]
    public Task CallInsideTryThatStillFails_IsReported(string handlers) => VerifyTryAsync("[|ForUserAsync|]", handlers);

    [Fact]
    public Task CallInCatchOrFinally_IsTheFallbackOrUnguarded() => VerifyAsync(
        $$"""
        public {{Titles}} Render(RecommendationsClient primary, RecommendationsClient secondary, IRecommendations guarded)
        {
            try { return await guarded.ForUserAsync(1); }
            catch { return await secondary.ForUserAsync(1); }
            finally { await primary.[|RecordViewAsync|](1); }
        }
        """);

    [Fact]
    public Task TaskReturnedOutOfTry_IsReported() => VerifyAsync(
        """
        public Task<IReadOnlyList<Title>> Render(RecommendationsClient client)
        {
            try { return client.[|ForUserAsync|](1); }
            catch { return Task.FromResult<IReadOnlyList<Title>>([]); }
        }

        public Task<IReadOnlyList<Title>> Configured(RecommendationsClient client, bool cached)
        {
            try { return cached ? Task.FromResult<IReadOnlyList<Title>>([]) : client.[|ForUserAsync|](1).WaitAsync(TimeSpan.FromSeconds(1)); }
            catch { return Task.FromResult<IReadOnlyList<Title>>([]); }
        }

        public IReadOnlyList<Title> Blocking(RecommendationsClient client)
        {
            try { return client.ForUserAsync(1).GetAwaiter().GetResult(); }
            catch { return []; }
        }
        """);

    [Fact]
    public Task TaskKeptAndAwaitedInsideTry_IsSilent() => VerifyAsync(
        $$"""
        public {{Titles}} Render(RecommendationsClient client)
        {
            var pending = client.ForUserAsync(1);
            try { return await pending; } catch { return []; }
        }

        public {{Titles}} Several(RecommendationsClient client)
        {
            var pending = Enumerable.Range(0, 3).Select(id => client.ForUserAsync(id)).ToList();
            try { return (await Task.WhenAll(pending)).SelectMany(titles => titles).ToList(); } catch { return []; }
        }

        public {{Titles}} Inspected(RecommendationsClient client)
        {
            var pending = client.ForUserAsync(1);
            await Task.WhenAny(pending, Task.Delay(100));
            return pending.IsCompletedSuccessfully ? pending.Result : [];
        }

        public Task<IReadOnlyList<Title>> Continued(RecommendationsClient client) =>
            client.ForUserAsync(1).ContinueWith(task => task.IsFaulted ? [] : task.Result);
        """);

    [Fact]
    public Task TaskKeptAndAwaitedOutsideTry_IsReported() => VerifyAsync(
        $$"""
        public {{Titles}} Render(RecommendationsClient client)
        {
            var pending = client.[|ForUserAsync|](1);
            try { await Task.Yield(); } catch { }
            return await pending;
        }
        """);

    [Fact]
    public Task PrivateMethodWhoseCallersAreAllGuarded_IsSilent() => VerifyAsync(
        """
        private readonly RecommendationsClient _client = new();

        public async Task<int> First() { try { await LoadAsync(); return 1; } catch { return 0; } }
        public async Task<int> Second() { try { await LoadAsync(); return 1; } catch { return 0; } }
        private Task LoadAsync() => DeeperAsync();
        private Task DeeperAsync() => _client.ForUserAsync(1);

        public async Task Third()
        {
            try { await Local(); } catch { }
            Task Local() => _client.ForUserAsync(1);
        }

        public async Task FromNested() { try { await Row.LoadAsync(this); } catch { } }
        private class Row { internal static async Task LoadAsync(Page page) { try { await page.NestedAsync(); } catch { } } }
        private Task NestedAsync() => _client.ForUserAsync(1);
        """);

    [Fact]
    public Task PrivateMethodWithAnUnguardedCaller_IsReported() => VerifyAsync(
        """
        private readonly RecommendationsClient _client = new();

        public async Task<int> Guarded() { try { await LoadAsync(); return 1; } catch { return 0; } }
        public Task Unguarded() => LoadAsync();
        private Task LoadAsync() => _client.[|ForUserAsync|](1);

        private Task NeverCalledAsync() => _client.[|ForUserAsync|](1);
        private Task OnlyCallsItselfAsync() { _ = OnlyCallsItselfAsync(); return _client.[|ForUserAsync|](1); }
        internal Task VisibleAsync() => _client.[|ForUserAsync|](1);
        public async Task CallVisible() { try { await VisibleAsync(); } catch { } }

        private class Row { internal static Task LoadAsync(Page page) => page.NestedAsync(); }
        private Task NestedAsync() => _client.[|ForUserAsync|](1);
        """);

    private static Task VerifyTryAsync(string call, string handlers) => VerifyAsync(
        $$"""
        public {{Titles}} Render(RecommendationsClient client, CancellationToken cancellation, int attempt)
        {
            try { return await client.{{call}}(1, cancellation); }
            {{handlers}}
        }

        private static bool IsTransient(Exception exception) => exception is TimeoutException;
        """);
}
