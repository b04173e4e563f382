using System.Globalization;

namespace Homepage.Routing.Tests.Parts;

/// <summary>The load balancer: routes to instances whose health endpoint answers 200, and asks it ten times a second.</summary>
internal sealed class HaProxy : IAsyncDisposable
{
    private readonly PartProcess _process;
    private readonly Uri _statistics;

    public HaProxy(string folder, string name, string healthPath, IReadOnlyList<HomepageInstance> instances)
    {
        int port = Ports.Next();
        int statistics = Ports.Next();
        Address = new Uri($"http://127.0.0.1:{port}");
        _statistics = new Uri($"http://127.0.0.1:{statistics}/stats;csv");
        string configuration = Path.Combine(folder, name + ".cfg");
        string servers = string.Concat(instances.Select(instance => string.Create(CultureInfo.InvariantCulture, $"    server {instance.Name} 127.0.0.1:{instance.Port} check\n")));
        File.WriteAllText(configuration, $"""
            global
                maxconn 1000
            defaults
                mode http
                timeout connect 300ms
                timeout client 10s
                timeout server 5s
                timeout check 800ms
                retries 2
                option redispatch 1
            frontend page
                bind 127.0.0.1:{port}
                default_backend instances
            frontend statistics
                bind 127.0.0.1:{statistics}
                stats enable
                stats uri /stats
            backend instances
                balance roundrobin
                option httpchk GET {healthPath}
                http-check expect status 200
                default-server inter 100ms fall 2 rise 2
            {servers}
            """);
        _process = PartProcess.Start(Installed.HaProxy!, ["-db", "-f", configuration]);
    }

    public Uri Address { get; }

    /// <summary>The names of the instances that get traffic.</summary>
    /// <param name="checkedOnly">Leaves out those that count as up because nobody has asked them yet, or are about to be taken out.</param>
    public async Task<IReadOnlyList<string>> InRotationAsync(HttpClient client, bool checkedOnly)
    {
        string[] lines = (await client.GetStringAsync(_statistics)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. lines.Select(line => line.Split(','))
                .Where(cells => cells is ["instances", not "BACKEND", ..]
                    && cells[17].StartsWith("UP", StringComparison.Ordinal)
                    && (!checkedOnly || cells[36] is "L7OK" or "* L7OK"))
                .Select(cells => cells[1]),
        ];
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
