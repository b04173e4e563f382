using System.Net;
using System.Net.Sockets;
using Homepage.Faults;
using Homepage.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Homepage.Services;

/// <summary>One service behind a port of its own, with a switch to break it.</summary>
public sealed class RemoteService : IAsyncDisposable
{
    private const int BindAttempts = 20;

    private readonly Action<IEndpointRouteBuilder> _map;
    private readonly FaultSwitch _faults = new(TimeProvider.System);
    private readonly SemaphoreSlim _breaking = new(1, 1);
    private WebApplication? _listening;
    private Socket? _placeholder;

    private RemoteService(ServiceKind kind, Action<IEndpointRouteBuilder> map)
    {
        Kind = kind;
        _map = map;
        Address = new Uri("http://127.0.0.1:0");
    }

    public ServiceKind Kind { get; }

    public Uri Address { get; private set; }

    public Fault Fault => _faults.Position;

    public static async Task<RemoteService> StartAsync(ServiceKind kind, Action<IEndpointRouteBuilder> map)
    {
        var service = new RemoteService(kind, map);
        service._listening = await service.ListenAsync();
        service.Address = service._listening.Address();
        return service;
    }

    /// <summary>Breaks the service, or with <see cref="Fault.None"/> heals it; in effect when the task has completed.</summary>
    public async Task BreakAsync(Fault fault)
    {
        await _breaking.WaitAsync();
        try
        {
            _faults.Turn(fault);
            if (fault is Fault.Down)
            {
                await StopListeningAsync();
            }
            else
            {
                await ListenAgainAsync();
            }
        }
        finally
        {
            _breaking.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _placeholder?.Dispose();
        if (_listening is not null)
        {
            await _listening.StopAtOnceAsync();
        }

        _faults.Dispose();
        _breaking.Dispose();
    }

    private async Task StopListeningAsync()
    {
        if (_listening is null)
        {
            return;
        }

        await _listening.StopAtOnceAsync();
        _listening = null;

        // Bound but not listening: connections are refused, and nobody else is given the port meanwhile.
        _placeholder = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _placeholder.Bind(new IPEndPoint(IPAddress.Loopback, Address.Port));
    }

    private async Task ListenAgainAsync()
    {
        if (_listening is not null)
        {
            return;
        }

        _placeholder?.Dispose();
        for (int attempt = 1; _listening is null; attempt++)
        {
            try
            {
                _listening = await ListenAsync();
            }
            catch (IOException) when (attempt < BindAttempts)
            {
                // An outgoing connection of this machine got the port in the instant it was free; it will be over soon.
                await Task.Delay(TimeSpan.FromMilliseconds(50));
            }
        }
    }

    private async Task<WebApplication> ListenAsync()
    {
        WebApplication application = LoopbackHost.CreateBuilder(Address.Port).Build();
        application.UseMiddleware<FaultMiddleware>(_faults);
        application.UseRouting();
        _map(application);
        await application.StartAsync();
        return application;
    }
}
