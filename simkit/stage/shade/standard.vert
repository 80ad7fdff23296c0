uniform mat4 p3d_ModelViewProjectionMatrix;
uniform mat4 p3d_ModelMatrix;
IN vec4 p3d_Vertex;
IN vec3 p3d_Normal;
IN vec4 p3d_Color;
IN vec2 p3d_MultiTexCoord0;
OUT vec3 place;
OUT vec3 facing;
OUT vec4 paint;
OUT vec2 texel;

void main() {
    gl_Position = p3d_ModelViewProjectionMatrix * p3d_Vertex;
    vec4 world = p3d_ModelMatrix * p3d_Vertex;
    place = world.xyz;
    facing = mat3(p3d_ModelMatrix[0].xyz, p3d_ModelMatrix[1].xyz, p3d_ModelMatrix[2].xyz) * p3d_Normal;
    paint = p3d_Color;
    texel = p3d_MultiTexCoord0;
}
