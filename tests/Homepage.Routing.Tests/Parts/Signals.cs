using System.Globalization;
using System.Runtime.InteropServices;

namespace Homepage.Routing.Tests.Parts;

/// <summary>Sends signals to a process and everything it started.</summary>
internal static partial class Signals
{
    private const int Kill9 = 9;
    private const int Terminate15 = 15;
    private const int Continue18 = 18;
    private const int Stop19 = 19;

    public static void Kill(int process) => SendToTree(process, Kill9);

    /// <summary>The processes keep their sockets and answer nothing.</summary>
    public static void Freeze(int process) => SendToTree(process, Stop19);

    public static void Thaw(int process) => SendToTree(process, Continue18);

    public static void Terminate(int process) => _ = Send(process, Terminate15);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Send(int process, int signal);

    private static void SendToTree(int process, int signal)
    {
        int[] children = ChildrenOf(process);
        _ = Send(process, signal);
        foreach (int child in children)
        {
            SendToTree(child, signal);
        }
    }

    private static int[] ChildrenOf(int process) =>
        [.. Directory.EnumerateDirectories("/proc")
            .Select(Path.GetFileName)
            .Select(name => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int id) ? id : 0)
            .Where(id => id > 0 && ParentOf(id) == process)];

    private static int ParentOf(int process)
    {
        try
        {
            // The name may hold blanks; behind its parenthesis come the state and the parent.
            string stat = File.ReadAllText($"/proc/{process}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0; // It ended meanwhile.
        }
    }
}
