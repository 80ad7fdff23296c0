uniform sampler2D p3d_Texture0;
uniform vec4 p3d_ColorScale;
uniform mat4 p3d_ViewMatrixInverse;
uniform vec4 surf;
uniform vec3 bleed;
IN vec3 place;
IN vec3 facing;
IN vec4 paint;
IN vec2 texel;
FRAG_OUT

const vec3 KEY_WAY = vec3(-0.5083, -0.6931, 0.5083);
const vec3 KEY = vec3(1.42, 1.30, 1.15);
const vec3 FILL_WAY = vec3(0.80, -0.52, 0.30);
const vec3 FILL = vec3(0.20, 0.24, 0.30);
const vec3 BACK_WAY = vec3(0.35, 0.80, 0.48);
const vec3 BACK = vec3(0.50, 0.50, 0.55);
const float EXPOSURE = 0.60;
const vec3 SKY = vec3(0.60, 0.66, 0.74);
const vec3 GROUND = vec3(0.36, 0.31, 0.27);

#ifdef SHADOWS
uniform sampler2D shadow_map;
uniform mat4 shadow_view;
const float SOFT = 0.0045;
const int TAPS = 16;
const float DEEPEST = 0.15;

// how much of the key light reaches a place: a spiral of taps around it (golden angle), edge soft as of a wide lamp
float reached(vec3 at) {
    vec3 seen = (shadow_view * vec4(at, 1.0)).xyz * 0.5 + 0.5;
    if (any(lessThan(seen, vec3(0.0))) || any(greaterThan(seen, vec3(1.0)))) return 1.0;
    float free = 0.0;
    for (int i = 0; i < TAPS; i++) {
        float way = float(i) * 2.39996;
        float far = SOFT * sqrt((float(i) + 0.5) / float(TAPS));
        free += step(seen.z, TEXTURE(shadow_map, seen.xy + far * vec2(cos(way), sin(way))).r);
    }
    return mix(DEEPEST, 1.0, free / float(TAPS));
}
#endif

void main() {
    vec4 image = TEXTURE(p3d_Texture0, texel);
    // squares and roots stand in for the exponent 2.2: they are many times cheaper in software
    vec3 base = image.rgb * paint.rgb * p3d_ColorScale.rgb;
    base *= base;
    float alpha = image.a * paint.a * p3d_ColorScale.a;

    vec3 n = normalize(facing);
    vec3 eye = normalize(p3d_ViewMatrixInverse[3].xyz - place);
    if (!gl_FrontFacing) n = -n;

    vec3 wrap = surf.z * bleed;
    vec3 key = clamp((vec3(dot(n, KEY_WAY)) + wrap) / (1.0 + wrap), 0.0, 1.0);
    key *= key;
    float direct = 1.0;
#ifdef SHADOWS
    direct = reached(place + n * 0.014);
#endif
    float fill = dot(n, FILL_WAY) * 0.5 + 0.5;
    vec3 light = mix(GROUND, SKY, n.z * 0.5 + 0.5) * 0.62;
    light += KEY * key * direct + FILL * 1.1 * fill * fill + BACK * 0.35 * max(dot(n, BACK_WAY), 0.0);

    float edge = 1.0 - max(dot(n, eye), 0.0);
    vec3 shine = KEY * direct * surf.x * pow(max(dot(n, normalize(KEY_WAY + eye)), 0.0), surf.y);
    shine += SKY * surf.w * edge * edge * edge * (n.z * 0.5 + 0.5);

    vec3 c = (base * light + shine) * EXPOSURE;
    c = (c * (2.51 * c + 0.03)) / (c * (2.43 * c + 0.59) + 0.14);
    // the curve works on each colour by itself and so deepens them: take a part of that back
    c = mix(vec3(dot(c, vec3(0.30, 0.59, 0.11))), c, 0.80);
    PIXEL = vec4(sqrt(clamp(c, 0.0, 1.0)), alpha);
}
