using System.Net;
using System.Net.Sockets;

namespace Homepage.Routing.Tests.Parts;

internal static class Ports
{
    private static readonly HashSet<int> Taken = [];

    /// <summary>A port nobody listens on, given out once.</summary>
    public static int Next()
    {
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            int port = ((IPEndPoint)listener.LocalEndpoint).Port;
            lock (Taken)
            {
                if (Taken.Add(port))
                {
                    return port;
                }
            }
        }
    }
}
