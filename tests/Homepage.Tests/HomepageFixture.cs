using Homepage.Site;

namespace Homepage.Tests;

/// <summary>Both pages and all services, running.</summary>
public sealed class HomepageFixture : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private RunningHomepage? _homepage;

    public RunningHomepage Homepage => _homepage ?? throw new InvalidOperationException("The homepage has not been started.");

    public HttpClient Http { get; } = new();

    public async ValueTask InitializeAsync() => _homepage = await RunningHomepage.StartAsync(_folder.Path, log: _ => { });

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_homepage is not null)
        {
            await _homepage.DisposeAsync();
        }

        _folder.Dispose();
    }
}
