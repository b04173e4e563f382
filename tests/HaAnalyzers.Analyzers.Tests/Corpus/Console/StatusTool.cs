// program
using System.Net.NetworkInformation;
using System.Net.Sockets;

foreach (string host in args)
{
    try
    {
        using var client = new TcpClient();
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await client.ConnectAsync(host, 443, timeout.Token);
        using var ping = new Ping();
        PingReply reply = await ping.SendPingAsync(host);
        Console.WriteLine($"{host}: up, {reply.RoundtripTime} ms");
    }
    catch (Exception exception) when (exception is SocketException or OperationCanceledException or PingException)
    {
        Console.WriteLine($"{host}: down, {exception.Message}");
    }
}
