using System.Text.Json;
using System.Text.Json.Serialization;

namespace Homepage.Serve;

/// <summary>What the control room's script is sent.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(IEnumerable<ServiceState>))]
[JsonSerializable(typeof(PageView))]
internal sealed partial class ControlRoomJson : JsonSerializerContext;
