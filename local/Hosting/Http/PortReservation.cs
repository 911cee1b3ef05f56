using System.Net;
using System.Net.Sockets;

namespace LeadToCash.Local.Hosting.Http;

/// <summary>
/// A port taken before the host is built, so that the app knows its own address while it registers services and a port in
/// use is noticed first of all. Listens at once, because only that makes the port exclusive.
/// </summary>
internal sealed class PortReservation : IDisposable
{
    private PortReservation(Socket socket) => Socket = socket;

    public Socket Socket { get; }

    public int Port => ((IPEndPoint)Socket.LocalEndPoint!).Port;

    public Uri BaseAddress => new($"http://127.0.0.1:{Port}");

    /// <param name="port">The port, or 0 for a free one.</param>
    /// <exception cref="HostStartException">The port is in use.</exception>
    public static PortReservation Take(int port)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            socket.Listen();
            return new PortReservation(socket);
        }
        catch (SocketException failure)
        {
            socket.Dispose();
            throw new HostStartException(
                failure.SocketErrorCode == SocketError.AddressAlreadyInUse
                    ? $"Port {port} is in use, perhaps by another host; --port N takes another one, --port 0 a free one."
                    : $"Port {port} can't be opened: {failure.Message}.",
                failure);
        }
    }

    public void Dispose() => Socket.Dispose();
}
